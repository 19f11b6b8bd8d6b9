import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listPackage, packVsix } from '../package/vsix.ts';
import { runCommand } from '../processes.ts';
import type { InstalledHost } from '../vscode/install.ts';

const root = join(import.meta.dirname, '../..');

/** Packs Envelope and installs it as a user would, unless what it would pack is what is installed. */
export async function installEnvelope(host: InstalledHost, data: string): Promise<void> {
  const record = join(data, 'installed');
  const wanted = await fingerprint();
  if ((await readFile(record, 'utf8').catch(() => '')) === wanted) return;

  console.log('Packing Envelope and installing it into VS Code …');
  await mkdir(data, { recursive: true });
  const vsix = join(data, 'envelope.vsix');
  await packVsix(vsix);
  const place = [
    '--user-data-dir',
    join(data, 'data'),
    '--extensions-dir',
    join(data, 'extensions'),
    '--config',
    join(data, 'code-server.yaml'),
  ];
  const { ok, text } = await runCommand(
    [host.node, join(host.folder, 'out/node/entry.js'), ...place, '--install-extension', vsix, '--force'],
    {
      cwd: data,
      env: { HOME: data, XDG_CONFIG_HOME: data, XDG_DATA_HOME: data },
      deadline: 60_000,
      output: 'keep',
    },
  );
  if (!ok) throw new Error(`Envelope could not be installed:\n${text}`);
  await writeFile(record, wanted);
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const { path } of await listPackage())
    hash
      .update(path)
      .update('\0')
      .update(await readFile(join(root, path)));
  return hash.digest('hex');
}
