import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFormats } from '../../core/secrets/formats.ts';
import { runCommand } from './command.ts';
import { median } from './numbers.ts';
import { makeTree, TREE_FILES } from './tree.ts';

const ROUNDS = 5;

interface Contestant {
  readonly name: string;
  readonly command: readonly string[];
  /** How many files it found something in. */
  readonly count: (stdout: string) => number;
}

/** A scan of the tree, beside secretlint's and a search of ripgrep for the literals of the same keys, in turn. A table. */
export async function measureScan(root: string, say: (line: string) => void): Promise<string> {
  const tree = await mkdtemp(join(tmpdir(), 'envelope-bench-'));
  try {
    say(`Writing ${TREE_FILES} files`);
    const secrets = await makeTree(tree);
    const configuration = join(tree, '.git/secretlintrc.json');
    await writeFile(configuration, JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }));
    return await measure(tree, contestants(root, configuration), { secrets, say });
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}

function contestants(root: string, configuration: string): readonly Contestant[] {
  const peers = join(root, '.cache/bench-peers/node_modules');
  const envelope = [process.execPath, join(root, 'dist/cli.cjs'), 'scan', '--format', 'json'];
  const literals = keyFormats.flatMap(({ literal }) => ['-e', literal]);
  return [
    { name: 'envelope scan', command: envelope, count: countEnvelope },
    { name: 'envelope scan, a quarter of the tree', command: [...envelope, 'part0', 'part1'], count: countEnvelope },
    {
      name: 'secretlint, recommended preset',
      command: [process.execPath, join(peers, '.bin/secretlint'), '--secretlintrc', configuration, '--format', 'json', '**/*'],
      count: countSecretlint,
    },
    ...(spawnSync('rg', ['--version']).status === 0
      ? [{ name: 'rg, literals of the same keys', command: ['rg', '--hidden', '-l', '-F', ...literals, '.'], count: countLines }]
      : []),
  ];
}

async function measure(
  tree: string,
  all: readonly Contestant[],
  { secrets, say }: { readonly secrets: number; readonly say: (line: string) => void },
): Promise<string> {
  const samples = all.map(contestant => ({ contestant, times: [] as number[], memories: [] as number[], found: 0 }));
  for (let round = 1; round <= ROUNDS; round++) {
    say(`Scan, round ${round} of ${ROUNDS}`);
    for (const sample of samples) {
      const { time, memory, stdout } = await runCommand(sample.contestant.command, tree);
      sample.times.push(time);
      sample.memories.push(memory);
      sample.found = sample.contestant.count(stdout);
    }
  }
  const own = median(samples[0]?.times ?? []);
  return [
    `Scan of ${TREE_FILES} files, ${secrets} with a secret:`,
    '',
    '| | time | against envelope | peak RSS | files with findings |',
    '| --- | --- | --- | --- | --- |',
    ...samples.map(({ contestant: { name }, times, memories, found }) => {
      const time = median(times);
      return `| ${name} | ${time.toFixed(0)} ms | ${(time / own).toFixed(2)}× | ${median(memories).toFixed(0)} MB | ${found} |`;
    }),
  ].join('\n');
}

function countEnvelope(stdout: string): number {
  return (JSON.parse(stdout) as { files: readonly unknown[] }).files.length;
}

function countSecretlint(stdout: string): number {
  const results = JSON.parse(stdout === '' ? '[]' : stdout) as readonly { readonly messages: readonly unknown[] }[];
  return results.filter(({ messages }) => messages.length > 0).length;
}

function countLines(stdout: string): number {
  return stdout.split('\n').length - 1;
}
