// Compares Envelope with its peers, in one run. Usage: npm run bench [-- servers|scan|corpus|mail|inbox …]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerFigures } from './servers.ts';
import { measureCorpus } from './corpus.ts';
import { measureInbox } from './inbox.ts';
import { measureMail } from './mail.ts';
import { measureScan } from './scan.ts';
import { measureServers } from './servers.ts';

const root = join(import.meta.dirname, '../..');
const say = (line: string) => console.error(line);

/** Each prints a table for docs/performance.md. */
const parts: Readonly<Record<string, () => Promise<string>>> = {
  servers: async () => table(await measureServers(root, say)),
  scan: () => measureScan(root, say),
  corpus: () => measureCorpus(root),
  mail: () => measureMail(root, say),
  inbox: () => measureInbox(root, say),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !(name in parts));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
installPeers();
build();
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) console.log(`${await measure()}\n`);
}

/** Outside the source tree: their own sources are none of this project's. */
function installPeers(): void {
  const peers = join(root, '.cache/bench-peers');
  if (['docker-langserver', 'secretlint'].every(name => existsSync(join(peers, 'node_modules/.bin', name)))) return;
  say('Installing the peers');
  cpSync(join(root, 'test/bench/peers'), peers, { recursive: true });
  run('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], peers);
}

function build(): void {
  say('Building');
  run(process.execPath, [join(root, 'scripts/build.ts'), '--minify'], root);
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}.`);
}

/** Ratios are to dockerfile-language-server with a document of as many lines. */
function table(figures: readonly ServerFigures[]): string {
  const rows = figures.map(row => {
    const lines = /(\d+) lines/.exec(row.label)?.[1] ?? '';
    const peer = figures.find(({ server, label }) => server === 'dockerfile-language-server' && label === `${lines} lines`) ?? row;
    const cell = (value: number, base: number, unit: string) => `${value.toFixed(1)} ${unit} (${(value / base).toFixed(2)}×)`;
    return `| ${row.server} | ${row.label} | ${cell(row.start, peer.start, 'ms')} | ${cell(row.open, peer.open, 'ms')} | ${cell(row.edit, peer.edit, 'ms')} | ${cell(row.memory, peer.memory, 'MB')} |`;
  });
  return [
    '| server | document | start → initialized | open → diagnostics | edit → diagnostics | peak RSS |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
