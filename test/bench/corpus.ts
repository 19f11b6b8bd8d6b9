import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { credentials } from '../core/secrets/labelled/credentials.ts';
import type { LabelledFile } from '../core/secrets/labelled/labelled-file.ts';
import { negatives } from '../core/secrets/labelled/negatives.ts';
import { runCommand } from './command.ts';

interface Scanner {
  readonly name: string;
  readonly command: readonly string[];
  /** The paths in which it found something. */
  readonly paths: (stdout: string) => readonly string[];
}

/** The labelled corpus as files, read by Envelope and by secretlint: a table of what each found and where it cried wolf. */
export async function measureCorpus(root: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-corpus-'));
  try {
    const right = await write(folder, 'credential', credentials());
    const wrong = await write(folder, 'negative', negatives());
    const configuration = join(folder, '.secretlintrc.json');
    // Environment files are silent where git does not say that they would be committed.
    execFileSync('git', ['init', '-q', folder]);
    execFileSync('git', ['-C', folder, 'add', '-A']);
    await writeFile(configuration, JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }));
    const rows: string[] = [];
    for (const { name, command, paths } of scanners(root, folder)) {
      const { stdout } = await runCommand(command, folder);
      const told = new Set(paths(stdout));
      const found = right.filter(path => told.has(path)).length;
      const alarms = wrong.filter(path => told.has(path)).length;
      rows.push(`| ${name} | ${found} of ${right.length} | ${alarms} of ${wrong.length} |`);
    }
    return ['| labelled corpus | files with a credential found | false alarms |', '| --- | --- | --- |', ...rows].join('\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(folder: string, label: string, files: readonly LabelledFile[]): Promise<string[]> {
  const paths: string[] = [];
  for (const [position, { path, text }] of files.entries()) {
    const own = `${label}${position}/${path}`;
    await mkdir(dirname(join(folder, own)), { recursive: true });
    await writeFile(join(folder, own), text);
    paths.push(own);
  }
  return paths;
}

function scanners(root: string, folder: string): readonly Scanner[] {
  return [
    {
      name: 'envelope scan',
      command: [process.execPath, join(root, 'dist/cli.cjs'), 'scan', '--format', 'json'],
      paths: stdout => (JSON.parse(stdout) as { readonly files: readonly { readonly path: string }[] }).files.map(({ path }) => path),
    },
    {
      name: 'secretlint, recommended preset',
      command: [process.execPath, join(root, '.cache/bench-peers/node_modules/.bin/secretlint'), '--format', 'json', '**/*', '**/.*'],
      paths: stdout =>
        (JSON.parse(stdout) as readonly { readonly filePath: string; readonly messages: readonly unknown[] }[])
          .filter(({ messages }) => messages.length > 0)
          .map(({ filePath }) => filePath.slice(folder.length + 1)),
    },
  ];
}
