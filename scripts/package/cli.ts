import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../processes.ts';

const root = join(import.meta.dirname, '../..');

interface Manifest {
  readonly version: string;
  readonly description: string;
  readonly license: string;
}

/** Makes the npm package of the command line from the same build, and returns the tarball's path. */
export async function packCli(): Promise<string> {
  const { version, description, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  const stage = join(root, 'dist/npm');
  await rm(stage, { recursive: true, force: true });
  await mkdir(stage, { recursive: true });
  for (const name of ['cli.cjs', 'cli.mjs', 'cli', 'rules']) await cp(join(root, 'dist', name), join(stage, name), { recursive: true });
  await cp(join(root, 'LICENSE'), join(stage, 'LICENSE'));
  await chmod(join(stage, 'cli.cjs'), 0o755);
  const manifest = {
    // `envelope` itself is somebody else's package.
    name: 'envelope-smtp',
    version,
    description,
    license,
    type: 'module',
    bin: { envelope: 'cli.cjs' },
    engines: { node: '>=22' },
    files: ['cli.cjs', 'cli.mjs', 'cli', 'rules'],
  };
  await writeFile(join(stage, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const { ok, text } = await runCommand(['npm', 'pack', '--silent', '--pack-destination', join(root, 'dist')], {
    cwd: stage,
    deadline: 60_000,
    output: 'keep',
  });
  if (!ok) throw new Error(`npm pack failed:\n${text}`);
  return join(root, 'dist', `envelope-smtp-${version}.tgz`);
}
