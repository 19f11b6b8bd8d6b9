import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { django } from '../../../../core/dialects/django/index.ts';
import { readSettings } from '../../../../core/dialects/django/read.ts';
import type { Span } from '../../../../core/model/span.ts';
import type { Value } from '../../../../core/model/value.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';
import { parsePython } from '../python/read-python.ts';
import { corpus } from './golden.ts';
import { mailersOf } from './mailer.ts';

const files = await corpus();

/** Milliseconds for one text of the corpus, parse included: far above what is measured, for a machine that is busy. */
const LIMIT = 50;

test('every prefix of every file is read in time, and every span lies inside it', async () => {
  for (const { path, text } of files) {
    for (let end = 0; end <= text.length; end += 1) await readInTime(text.slice(0, end), path);
  }
});

test('10,000 random mutations are read in time, and every span lies inside the text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.array(mutation(), { minLength: 1, maxLength: 5 }), async ({ path, text }, mutations) => {
      await readInTime(mutations.reduce(mutate, text), path);
    }),
    { numRuns: 10_000 },
  );
});

test('a mutated file can be written without a throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.array(mutation(), { minLength: 1, maxLength: 5 }), async ({ path, text }, mutations) => {
      const parsed = await parsePython(mutations.reduce(mutate, text), `/corpus/${path}`);
      for (const mailer of mailersOf(parsed)) {
        for (const name of ['EMAIL_USE_TLS', 'EMAIL_PORT', 'EMAIL_HOST_PASSWORD']) {
          const changes = [
            { setting: name, to: true },
            { setting: name, remove: true },
            { setting: name, parse: 'boolean' },
          ] as const;
          for (const change of [...changes, { setting: name, variable: 'X' }]) {
            for (const { span } of django.write([change], mailer, parsed) ?? []) assertInside(span, parsed);
          }
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

interface Mutation {
  /** From 0 to 1 along the text. */
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const PIECES = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '"',
  "'",
  '"""',
  '=',
  ',',
  '\\',
  '\n',
  '    ',
  '#',
  'if x:\n',
  'else:\n',
  'f"{',
  'EMAIL_PORT = ',
  '😀',
  '\r',
  '\0',
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

async function readInTime(text: string, path: string): Promise<void> {
  const { parsed, drafts } = await readWithin(LIMIT, text, path);
  for (const { span, settings } of drafts) {
    assertInside(span, parsed);
    for (const { key, span: whole, value } of settings) {
      assertInside(key, parsed);
      assertInside(whole, parsed);
      assertValueInside(value, parsed);
    }
  }
}

/** A slow text is slow every time; a machine that is busy elsewhere is not. */
async function readWithin(limit: number, text: string, path: string) {
  for (let attempt = 1; ; attempt += 1) {
    const begun = performance.now();
    const parsed = await parsePython(text, `/corpus/${path}`);
    const drafts = readSettings(parsed);
    const took = performance.now() - begun;
    if (took < limit) return { parsed, drafts };
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
