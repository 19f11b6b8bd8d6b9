import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Dialect } from '../../../../core/dialects/dialect.ts';
import type { Change } from '../../../../core/model/change.ts';
import { applyEdits } from '../../../../core/model/edit.ts';
import type { Mailer } from '../../../../core/model/mailer.ts';
import type { Span } from '../../../../core/model/span.ts';
import type { Value } from '../../../../core/model/value.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';
import type { Corpus } from './corpus.ts';
import { mailersOf, parseCorpus, showReading } from './corpus.ts';

/** Milliseconds for one text of the corpus, parse included: far above what is measured, for a machine that is busy. */
const LIMIT = 50;

/** Holds each file to the reading beside it. */
export function testReadings({ dialect, files }: Corpus): void {
  for (const { path, text, golden } of files) {
    test(`${path} reads as its golden file says`, async () => {
      const reading = `${JSON.stringify(showReading(dialect, await parseCorpus(path, text)), undefined, 2)}\n`;
      if (process.env['UPDATE'] === '1') writeFileSync(golden, reading);
      assert.ok(existsSync(golden), 'no golden file: run again with UPDATE=1 and read what it writes');
      assert.equal(reading, readFileSync(golden, 'utf8'));
    });
  }
}

/** Holds the dialect to reading any text in time: every prefix of its corpus, and `mutations` texts that are like it. */
export function testAnyText({ dialect, files }: Corpus, mutations = 10_000): void {
  test('every prefix of every file is read in time, and every span lies inside it', async () => {
    for (const { path, text } of files) {
      for (let end = 0; end <= text.length; end += 1) await readInTime(dialect, path, text.slice(0, end));
    }
  });

  const mutated = fc.tuple(fc.constantFrom(...files), fc.array(mutation(), { minLength: 1, maxLength: 5 }));

  test(`${mutations} random mutations are read in time, and every span lies inside the text`, async () => {
    await fc.assert(
      fc.asyncProperty(mutated, ([{ path, text }, changes]) => readInTime(dialect, path, changes.reduce(mutate, text))),
      { numRuns: mutations },
    );
  });

  test('a mutated file can be written without a throw', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async ([{ path, text }, changes]) => {
        const parsed = await parseCorpus(path, changes.reduce(mutate, text));
        for (const mailer of mailersOf(dialect, parsed)) {
          for (const wish of WISHES) {
            const planned = dialect.plan(wish, mailer);
            for (const { span } of (planned && dialect.write(planned, mailer, parsed)) ?? []) assertInside(span, parsed);
          }
        }
      }),
      { numRuns: Math.ceil(mutations / 10) },
    );
  });
}

const WISHES: readonly Change[] = [
  { set: 'host', to: 'smtp.other.example' },
  { set: 'port', to: 2525 },
  { set: 'username', to: 'it\'s "ann"' },
  { set: 'from', to: 'ann@other.example' },
  { set: 'encryption', to: 'implicit' },
  { set: 'encryption', to: 'starttls' },
  { set: 'encryption', to: 'none' },
  { set: 'certificate', to: 'verified' },
  { move: 'password', to: 'OTHER_PASSWORD' },
];

/** Holds the dialect to its word: what it writes reads back as it was wished, and nothing else is changed. */
export function testRoundTrips({ dialect, files }: Corpus): void {
  for (const { path, text } of files) {
    test(`every change that can be written into ${path} reads back as wished and leaves the rest alone`, async () => {
      const parsed = await parseCorpus(path, text);
      for (const mailer of mailersOf(dialect, parsed)) {
        for (const wish of [...WISHES, ...parsings(mailer)]) await assertRoundTrip(dialect, { wish, mailer, parsed });
      }
    });
  }
}

function parsings({ settings }: Mailer): Change[] {
  return settings.flatMap(({ name, expects }): Change[] => (expects === undefined ? [] : [{ parse: name, as: expects }, { remove: name }]));
}

interface RoundTrip {
  readonly wish: Change;
  readonly mailer: Mailer;
  readonly parsed: ParsedText;
}

async function assertRoundTrip(dialect: Dialect, { wish, mailer, parsed }: RoundTrip): Promise<void> {
  const planned = dialect.plan(wish, mailer);
  const edits = planned && dialect.write(planned, mailer, parsed);
  if (planned === undefined || edits === undefined) return;
  const text = applyEdits(parsed.text, edits);
  const label = `${JSON.stringify(wish)} for ${mailer.draft.label} gives\n${text}`;
  const written = await parsePythonAgain(parsed, text);
  const position = dialect.read(parsed).findIndex(({ label: own }) => own === mailer.draft.label);
  const mailers = mailersOf(dialect, written);
  const after = mailers.find(({ draft }) => draft.label === mailer.draft.label) ?? ('remove' in wish ? undefined : mailers[position]);
  assert.ok(after !== undefined || 'remove' in wish, label);
  if (after === undefined) return;
  assertWish(wish, after, label);
  const named = new Set(planned.map(({ setting }) => setting));
  const left = ({ settings }: Mailer, of: string) =>
    settings
      .filter(({ name }) => !named.has(name) && !FOLLOWERS.has(name))
      .map(({ name, span }) => `${name} ${of.slice(span.start, span.end)}`);
  assert.deepEqual(left(after, text).sort(), left(mailer, parsed.text).sort(), label);
}

/** Settings that a change of the encryption brings along, or whose text holds another. */
const FOLLOWERS: ReadonlySet<string> = new Set(['context', 'starttls', 'starttls_if_offered', 'SMTP_SSL', 'login']);

function parsePythonAgain({ path }: ParsedText, text: string): Promise<ParsedText> {
  return parseCorpus(path.slice('/corpus/'.length), text);
}

function assertWish(wish: Change, after: Mailer, label: string): void {
  if ('set' in wish) assert.equal(after[wish.set]?.value, wish.to, label);
  if ('move' in wish) {
    assert.ok(
      after.settings.some(({ secret, value }) => secret === true && variablesIn(value).includes(wish.to)),
      label,
    );
  }
  if ('parse' in wish) {
    const value = after.settings.find(({ name }) => name === wish.parse)?.value;
    const parses = value?.kind === 'comparison' ? !value.caseSensitive : value?.kind === 'conversion' ? value.to === wish.as : false;
    assert.ok(parses || (value?.kind === 'literal' && typeof value.value === wish.as), label);
  }
  if ('remove' in wish) {
    const found = after.settings.find(({ name }) => name === wish.remove);
    assert.ok(found === undefined || (found.result.known && found.result.value === false), label);
  }
}

function variablesIn(value: Value): string[] {
  if (value.kind === 'reference') return [value.variable];
  return value.kind === 'conversion' || value.kind === 'comparison' ? variablesIn(value.of) : [];
}

interface Mutation {
  /** From 0 to 1 along the text. */
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const PIECES = [
  ...['(', ')', '[', ']', '{', '}', '"', "'", '"""', '=', ',', '\\', '\n', '    ', '#', ':', '.', '**', '😀', '\r', '\0'],
  ...['if x:\n', 'else:\n', 'f"{', 'with ', 'def f():\n', 'class C:\n', 'self.', 'lambda: ', 'await ', 'try:\n', 'except:\n', 'return '],
];

function mutation(): fc.Arbitrary<Mutation> {
  return fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 12 }),
    text: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })),
  });
}

function mutate(text: string, { at, length, text: inserted }: Mutation): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + length);
}

/** A slow text is slow every time, and takes the processor's time; a machine that is busy elsewhere does neither. */
async function readInTime(dialect: Dialect, path: string, text: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const begun = performance.now();
    const used = process.cpuUsage();
    const parsed = await parseCorpus(path, text);
    const mailers = mailersOf(dialect, parsed);
    const { user, system } = process.cpuUsage(used);
    const took = Math.min(performance.now() - begun, (user + system) / 1_000);
    for (const { draft } of mailers) {
      assertInside(draft.span, parsed);
      for (const { key, span, value } of draft.settings) {
        assertInside(key, parsed);
        assertInside(span, parsed);
        assertValueInside(value, parsed);
      }
    }
    if (took < LIMIT) return;
    assert.ok(attempt < 5, `${took} ms for\n${text}`);
  }
}

function assertValueInside(value: Value, parsed: ParsedText): void {
  assertInside(value.at, parsed);
  if (value.kind === 'literal') assertInside(value.inner, parsed);
  if (value.kind === 'reference') {
    assertInside(value.name, parsed);
    if (value.fallback !== undefined) assertValueInside(value.fallback, parsed);
  }
  if (value.kind === 'conversion' || value.kind === 'comparison') assertValueInside(value.of, parsed);
}

function assertInside({ start, end }: Span, { text }: ParsedText): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `${start}–${end} in ${text.length}`);
}
