import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Expression } from './expressions.ts';
import { expressions } from './expressions.ts';
import { superLinearOn } from './growth.ts';

/** What is known of every regular expression literal of the product, by how it is written. `UPDATE=1` judges what is new. */
interface Ledger {
  /** Linear, says recheck. */
  readonly safe: readonly string[];
  /** recheck gave up on it; linear on repetitions of its own characters, up to 200,000 of them. */
  readonly measured: readonly string[];
  /** Super-linear, on texts whose length the code bounds: a person says how. */
  readonly bounded: Readonly<Record<string, string>>;
  /** Super-linear, with the text that shows it. Nothing may stay here. */
  readonly vulnerable: Readonly<Record<string, string>>;
}

const LEDGER = join(import.meta.dirname, 'regular-expressions.json');
const FOUND = expressions();

function readLedger(): Ledger {
  return JSON.parse(readFileSync(LEDGER, 'utf8')) as Ledger;
}

function literalsOf(ledger: Ledger): readonly string[] {
  return [...ledger.safe, ...ledger.measured, ...Object.keys(ledger.bounded), ...Object.keys(ledger.vulnerable)];
}

/** Milliseconds for each expression: most take ten, and what takes longer than this takes minutes. */
const JUDGING_AT_MOST = 2000;

async function judge({ literal, source, flags }: Expression): Promise<Partial<Ledger>> {
  process.env['RECHECK_BACKEND'] = 'pure';
  const { checkSync } = await import('recheck');
  const verdict = checkSync(source, flags, { timeout: JUDGING_AT_MOST });
  if (verdict.status === 'safe') return { safe: [literal] };
  if (verdict.status === 'vulnerable') return { vulnerable: { [literal]: `${verdict.complexity.summary}: ${verdict.attack.pattern}` } };
  const text = superLinearOn(source, flags);
  return text === undefined ? { measured: [literal] } : { vulnerable: { [literal]: `repeated: ${text}` } };
}

async function updateLedger(): Promise<void> {
  const ledger = readLedger();
  const known = new Set([...ledger.safe, ...ledger.measured, ...Object.keys(ledger.bounded)]);
  const current = new Set(FOUND.map(({ literal }) => literal));
  const verdicts: Partial<Ledger>[] = [];
  for (const expression of FOUND) if (!known.has(expression.literal)) verdicts.push(await judge(expression));
  const list = (kind: 'safe' | 'measured') =>
    [...ledger[kind].filter(literal => current.has(literal)), ...verdicts.flatMap(verdict => verdict[kind] ?? [])].sort();
  const table = (entries: readonly (readonly [string, string])[]) =>
    Object.fromEntries(entries.filter(([literal]) => current.has(literal)).sort(([one], [other]) => (one < other ? -1 : 1)));
  const updated: Ledger = {
    safe: list('safe'),
    measured: list('measured'),
    bounded: table(Object.entries(ledger.bounded)),
    vulnerable: table(verdicts.flatMap(({ vulnerable = {} }) => Object.entries(vulnerable))),
  };
  writeFileSync(LEDGER, `${JSON.stringify(updated, null, 2)}\n`);
}

if (process.env['UPDATE'] === '1') await updateLedger();
const ledger = readLedger();

test('the regular expressions of the product are found', () => {
  assert.ok(FOUND.length > 400, `only ${FOUND.length}`);
});

test('every regular expression is judged', () => {
  const judged = new Set(literalsOf(ledger));
  const missing = FOUND.filter(({ literal }) => !judged.has(literal)).map(({ path, literal }) => `${path}: ${literal}`);
  assert.deepEqual(missing, [], 'UPDATE=1 judges them');
});

test('no regular expression takes more than linear time on a text of any length', () => {
  assert.deepEqual(ledger.vulnerable, {}, 'mend them, or bound the text and say so under "bounded"');
  for (const [literal, reason] of Object.entries(ledger.bounded)) assert.match(reason, /\w+ \w+ .*\.$/, `why ${literal} is bounded`);
});

test('the ledger holds nothing that the product no longer does', () => {
  const current = new Set(FOUND.map(({ literal }) => literal));
  assert.deepEqual(
    literalsOf(ledger).filter(literal => !current.has(literal)),
    [],
    'UPDATE=1 takes them out',
  );
});

test('a quadratic expression shows itself when it is measured', () => {
  assert.notEqual(superLinearOn(String.raw`\s+;$`, ''), undefined);
  assert.equal(superLinearOn('^[a-z]+;$', ''), undefined);
});
