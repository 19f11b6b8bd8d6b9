import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Dialect } from '../../../core/dialects/dialect.ts';
import type { SettingChange } from '../../../core/model/change.ts';
import type { Mailer } from '../../../core/model/mailer.ts';
import type { Span } from '../../../core/model/span.ts';
import type { Value } from '../../../core/model/value.ts';
import type { Reparsable, TextChange } from '../../../core/text/parse.ts';
import { parseText, reparseText } from '../../../core/text/parse.ts';
import type { ParsedText } from '../../../core/text/syntax.ts';
import { mailersOf, requestFor } from './reading.ts';
import type { TextFile } from './reading.ts';
import { WISHES } from './round-trip.ts';

export interface AnyText {
  readonly dialect: Dialect;
  readonly files: readonly TextFile[];
  /** What a hand could type into such a file. */
  readonly pieces: readonly string[];
}

/** Milliseconds for one text of a corpus, parse included: far above what is measured, for a machine that is busy. */
const LIMIT = 50;

const MUTATIONS = Number(process.env['MUTATIONS'] ?? 10_000);

/** Holds a dialect to reading any text in time: every prefix of its corpus, and thousands of texts that are like it. */
export function testAnyText({ dialect, files, pieces }: AnyText): void {
  for (const file of files) {
    test(`every prefix of ${file.path} is read without a throw, in time, with spans inside of it`, async () => {
      let typed = await readInTime(dialect, () => parseText(requestFor(dialect, { ...file, text: '' })));
      for (let length = 1; length <= file.text.length; length++) {
        const before = typed;
        const request = requestFor(dialect, { ...file, text: file.text.slice(0, length) });
        typed = await readInTime(dialect, () => reparseText(request, [{ start: length - 1, end: length - 1, inserted: 1 }], before));
      }
    });
  }

  const mutated = fc.tuple(fc.constantFrom(...files), fc.array(mutation(pieces), { minLength: 1, maxLength: 5 }));

  test(`${MUTATIONS} random mutations of the corpus of ${dialect.id} are read without a throw, in time, with spans inside of them`, async () => {
    const wholes = new Map<TextFile, Reparsable>();
    for (const file of files) wholes.set(file, await parseText(requestFor(dialect, file)));
    await fc.assert(
      // As an editor parses, and from scratch.
      fc.asyncProperty(mutated, fc.boolean(), async ([file, mutations], isTyped) => {
        const { text, changes } = mutate(file.text, mutations);
        const request = requestFor(dialect, { ...file, text });
        const whole = isTyped ? wholes.get(file) : undefined;
        await readInTime(dialect, () => (whole === undefined ? parseText(request) : reparseText(request, changes, whole)));
      }),
      { numRuns: MUTATIONS },
    );
  });

  test(`a mutated file of ${dialect.id} is written without a throw, with edits inside of it`, async () => {
    await fc.assert(
      fc.asyncProperty(mutated, fc.nat(), async ([file, mutations], which) => {
        const { parsed } = await parseText(requestFor(dialect, { ...file, text: mutate(file.text, mutations).text }));
        const mailers = mailersOf(dialect, parsed);
        const mailer = mailers[which % mailers.length];
        if (mailer === undefined) return;
        for (const wish of WISHES) {
          const planned = dialect.plan(wish, mailer) ?? [];
          for (const { span } of dialect.write(planned, mailer, parsed) ?? []) assertInside(span, parsed);
        }
        for (const change of everyChange(mailer)) {
          for (const { span } of dialect.write([change], mailer, parsed) ?? []) assertInside(span, parsed);
        }
      }),
      { numRuns: Math.ceil(MUTATIONS / 10) },
    );
  });
}

/** Whether or not the dialect would plan it. */
function everyChange({ settings }: Mailer): readonly SettingChange[] {
  return settings.flatMap(({ name: setting }): readonly SettingChange[] => [
    { setting, to: true },
    { setting, remove: true },
    { setting, parse: 'boolean' },
    { setting, variable: 'X' },
  ]);
}

interface Mutation {
  /** From 0 to 1 along the text. */
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

function mutation(pieces: readonly string[]): fc.Arbitrary<Mutation> {
  return fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 12 }),
    text: fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...pieces), fc.string({ maxLength: 6 })),
  });
}

function mutate(whole: string, mutations: readonly Mutation[]): { readonly text: string; readonly changes: readonly TextChange[] } {
  let text = whole;
  const changes: TextChange[] = [];
  for (const { at, length, text: inserted } of mutations) {
    const start = Math.floor(at * text.length);
    const end = Math.min(start + length, text.length);
    text = text.slice(0, start) + inserted + text.slice(end);
    changes.push({ start, end, inserted: inserted.length });
  }
  return { text, changes };
}

/** A slow text is slow every time, and takes the processor's time; a machine that is busy elsewhere does neither. */
export async function readInTime(dialect: Dialect, parse: () => Promise<Reparsable>): Promise<Reparsable> {
  for (let attempt = 1; ; attempt += 1) {
    const begun = performance.now();
    const used = process.cpuUsage();
    const reparsable = await parse();
    const { parsed } = reparsable;
    const mailers = mailersOf(dialect, parsed);
    const { user, system } = process.cpuUsage(used);
    const took = Math.min(performance.now() - begun, (user + system) / 1_000);
    for (const { draft } of mailers) {
      assertInside(draft.span, parsed);
      for (const { key, span, value } of draft.settings) for (const at of [key, span, ...spansOf(value)]) assertInside(at, parsed);
    }
    if (took < LIMIT) return reparsable;
    assert.ok(attempt < 5, `${took} ms for\n${parsed.text}`);
  }
}

function assertInside({ start, end }: Span, { text }: ParsedText): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `${start}–${end} of ${text.length} in\n${text}`);
}

function spansOf(value: Value): readonly Span[] {
  switch (value.kind) {
    case 'literal':
      return [value.at, value.inner];
    case 'reference':
      return [value.at, value.name, ...(value.fallback ? spansOf(value.fallback) : [])];
    case 'conversion':
    case 'comparison':
      return [value.at, ...spansOf(value.of)];
    case 'unknown':
      return [value.at];
  }
}
