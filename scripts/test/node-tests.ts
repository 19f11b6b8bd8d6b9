import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../processes.ts';
import type { Tally } from './tally.ts';
import { failedOnce, skippedOnce } from './tally.ts';

const root = join(import.meta.dirname, '../..');
const reporters = join(root, 'scripts/test');

export interface NodeTests {
  readonly name: string;
  readonly files: readonly string[];
  readonly exclude?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds for the whole ring. */
  readonly deadline: number;
  /** A process for each file, two at a time, where the tests take longer than the processes. Otherwise one for all of them. */
  readonly isolation?: 'process';
}

/** Runs a ring and says how it went. */
export async function runNodeTests(tests: NodeTests): Promise<Tally> {
  const { tally, remark } = await countNodeTests(tests, 'show');
  if (remark !== '') console.error(remark);
  console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped.`);
  return tally;
}

export interface Count {
  readonly tally: Tally;
  /** What the counts alone do not say. */
  readonly remark: string;
}

/** Runs test files with Node's own test runner; the source is run as it stands. */
export async function countNodeTests(
  { name, files, exclude = [], env = {}, deadline, isolation }: NodeTests,
  output: 'show' | 'keep',
): Promise<Count> {
  const found = globSync(files, { cwd: root, exclude }).sort();
  if (found.length === 0) return { tally: skippedOnce, remark: 'No tests here yet.' };
  const summary = join(root, '.cache/test', `${name}.json`);
  mkdirSync(join(root, '.cache/test'), { recursive: true });
  rmSync(summary, { force: true });
  const { ok, text } = await runCommand(
    [
      process.execPath,
      '--test',
      ...(isolation === 'process' ? ['--test-concurrency=2'] : ['--test-isolation=none']),
      '--test-timeout=240000',
      `--test-reporter=${join(reporters, 'reporter.ts')}`,
      '--test-reporter-destination=stdout',
      `--test-reporter=${join(reporters, 'summary-reporter.ts')}`,
      `--test-reporter-destination=${summary}`,
      ...found,
    ],
    { cwd: root, env, deadline, output },
  );
  const tally = readSummary(summary);
  if (tally === undefined) return { tally: failedOnce, remark: `${text}\nThe tests ended without a summary.` };
  // A process that fails although all of its tests passed has failed: something was thrown outside of them.
  if (!ok && tally.failed === 0) return { tally: { ...tally, failed: 1 }, remark: `${text}\nSomething failed outside of the tests.` };
  if (tally.passed + tally.failed + tally.skipped === 0) return { tally: skippedOnce, remark: 'No tests here yet.' };
  return { tally, remark: text };
}

function readSummary(path: string): Tally | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Tally;
  } catch {
    return undefined;
  }
}
