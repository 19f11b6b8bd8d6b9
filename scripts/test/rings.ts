import { join } from 'node:path';
import { runCommand } from '../processes.ts';
import { currentHost, installHost, oldestHost } from '../vscode/install.ts';
import type { DebianPackage } from './debian.ts';
import { chromium, django, dovecot, nsd, openssl, perlTls, postfix, python, swaks } from './debian.ts';
import type { NodeTests } from './node-tests.ts';
import { runNodeTests } from './node-tests.ts';
import type { Tally } from './tally.ts';
import { addTallies, failedOnce, passedOnce } from './tally.ts';

const root = join(import.meta.dirname, '../..');
const MINUTE = 60_000;

export interface Ring {
  readonly name: string;
  readonly about: string;
  readonly needs: readonly DebianPackage[];
  run(): Promise<Tally>;
}

/** In the order in which they run. */
export const rings: readonly Ring[] = [
  { name: 'check', about: 'types, in every room', needs: [], run: () => runTools([['tsc', '-b']]) },
  {
    name: 'lint',
    about: 'layers, typed rules, formatting, dead code',
    needs: [],
    run: () => runTools([['eslint', '.'], ['prettier', '--check', '--log-level', 'warn', '.'], ['knip']]),
  },
  { name: 'generated', about: 'generated files are fresh', needs: [], run: () => runTools([['node', 'scripts/generate.ts', '--check']]) },
  { name: 'build', about: 'the bundles', needs: [], run: () => runTools([['node', 'scripts/build.ts', '--minify']]) },
  tests({
    name: 'unit',
    about: 'everything that is pure or stays on this disk',
    files: ['test/*/**/*.test.ts'],
    exclude: ['test/{server,mail,house,mta,editor,bench}/**', 'test/core/dialects/**'],
    deadline: 8 * MINUTE,
  }),
  tests({
    name: 'dialects',
    about: 'every prefix and ten thousand mutations of each corpus',
    files: ['test/core/dialects/**/*.test.ts'],
    isolation: 'process',
    deadline: 15 * MINUTE,
  }),
  tests({
    name: 'server',
    about: 'the language server, client and server joined',
    files: ['test/server/**/*.test.ts'],
    deadline: 2 * MINUTE,
  }),
  tests({ name: 'mail', about: 'probing, sending and capturing over sockets', files: ['test/mail/**/*.test.ts'], deadline: 3 * MINUTE }),
  tests({ name: 'house', about: 'the promises of ARCHITECTURE.md', files: ['test/house/**/*.test.ts'], deadline: 3 * MINUTE }),
  tests({
    name: 'mta',
    about: 'real mail servers, and the programs that the snippets make',
    needs: [postfix, dovecot, nsd, openssl, python, django, swaks, perlTls],
    files: ['test/mta/**/*.test.ts'],
    deadline: 4 * MINUTE,
  }),
  tests({
    name: 'editor',
    about: 'stories in a real VS Code',
    needs: [chromium],
    prepare: () => installHost(currentHost),
    files: ['test/editor/**/*.story.ts'],
    deadline: 15 * MINUTE,
  }),
  tests({
    name: 'oldest',
    about: 'a few stories in the oldest VS Code that is supported',
    needs: [chromium],
    prepare: () => installHost(oldestHost),
    files: ['test/editor/stories/{activation,typing,palette}.story.ts'],
    env: { ENVELOPE_STORIES: 'oldest' },
    deadline: 6 * MINUTE,
  }),
];

interface TestRing extends NodeTests {
  readonly about: string;
  readonly needs?: readonly DebianPackage[];
  /** What takes long the first time and is no test's business. */
  readonly prepare?: () => Promise<unknown>;
}

function tests({ about, needs = [], prepare, ...nodeTests }: TestRing): Ring {
  return {
    name: nodeTests.name,
    about,
    needs,
    async run() {
      try {
        await prepare?.();
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        return failedOnce;
      }
      return runNodeTests(nodeTests);
    },
  };
}

/** Each tool counts as one test. */
async function runTools(commands: readonly (readonly string[])[]): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const command of commands) {
    const { ok, text } = await runCommand(command, { cwd: root, deadline: 5 * MINUTE, output: 'show' });
    if (text !== '') console.error(text);
    console.log(`${command.join(' ')}: ${ok ? 'passed' : 'failed'}.`);
    tallies.push(ok ? passedOnce : failedOnce);
  }
  return addTallies(tallies);
}
