import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Dialect } from '../../../core/dialects/dialect.ts';
import type { Lookup } from '../../../core/environment/evaluate.ts';
import { resolveDraft } from '../../../core/environment/resolve.ts';
import type { Change } from '../../../core/model/change.ts';
import { applyEdits } from '../../../core/model/edit.ts';
import type { Mailer, Meaning } from '../../../core/model/mailer.ts';
import type { Draft } from '../../../core/model/setting.ts';
import type { Span } from '../../../core/model/span.ts';
import type { Value } from '../../../core/model/value.ts';
import type { ParseRequest, TextChange } from '../../../core/text/parse.ts';
import { parseText, reparseText } from '../../../core/text/parse.ts';
import type { ParsedText } from '../../../core/text/syntax.ts';
import { showValue } from './javascript/show-value.ts';

export interface CorpusTests {
  readonly dialect: Dialect;
  /** The folder that holds the corpus, each file beside its golden reading. */
  readonly directory: string;
  /** What a hand could type into such a file. */
  readonly pieces: readonly string[];
}

interface CorpusFile {
  readonly path: string;
  readonly text: string;
}

/** Milliseconds for one file, parsing excluded. The machine may stall, so the best of several counts. */
const DEADLINE = 50;

const FIELDS = [
  'transport',
  'host',
  'port',
  'invalidPort',
  'encryption',
  'certificate',
  'username',
  'password',
  'authentication',
  'from',
  'senderName',
  'timeout',
  'service',
] as const satisfies readonly (keyof Meaning)[];

interface Wish {
  readonly change: Change;
  readonly field: (typeof FIELDS)[number];
  readonly value: string | number;
  readonly follow: readonly string[];
}

const WISHES: readonly Wish[] = [
  ...(['implicit', 'starttls', 'opportunistic', 'none'] as const).map((to): Wish => ({
    change: { set: 'encryption', to },
    field: 'encryption',
    value: to,
    follow: ['port', 'username', 'password'],
  })),
  { change: { set: 'port', to: 2525 }, field: 'port', value: 2525, follow: ['encryption', 'invalidPort'] },
  {
    change: { set: 'host', to: 'mail.example.com' },
    field: 'host',
    value: 'mail.example.com',
    follow: ['encryption', 'port', 'certificate'],
  },
  { change: { set: 'username', to: "o'neil@example.com" }, field: 'username', value: "o'neil@example.com", follow: ['password'] },
  { change: { set: 'from', to: 'ann@example.com' }, field: 'from', value: 'ann@example.com', follow: [] },
  { change: { set: 'certificate', to: 'verified' }, field: 'certificate', value: 'verified', follow: [] },
];

const nothing: Lookup = () => undefined;

function requestFor(dialect: Dialect, { path, text }: CorpusFile): ParseRequest {
  const absolute = `/corpus/${path}`;
  return { uri: `file://${absolute}`, path: absolute, text, language: dialect.language(absolute) };
}

async function parseFor(dialect: Dialect, file: CorpusFile): Promise<ParsedText> {
  return (await parseText(requestFor(dialect, file))).parsed;
}

function mailerOf(dialect: Dialect, { uri }: ParsedText, draft: Draft): Mailer {
  const resolved = resolveDraft(draft, uri, nothing);
  return { ...dialect.interpret(resolved), dialect: dialect.id, framework: dialect.framework, uri, draft, settings: resolved.settings };
}

async function mailersIn(dialect: Dialect, file: CorpusFile): Promise<readonly Mailer[]> {
  const parsed = await parseFor(dialect, file);
  return dialect.read(parsed).map(draft => mailerOf(dialect, parsed, draft));
}

/** Golden readings, prefixes, mutations and what is written, over every file of a corpus. */
export function testCorpus({ dialect, directory, pieces }: CorpusTests): void {
  const files = readCorpus(directory);
  for (const file of files) {
    test(`${file.path} belongs to ${dialect.id} and reads as its golden file says`, async () => {
      assert.ok(dialect.matches(`/corpus/${file.path}`, file.text));
      const golden = join(directory, `${file.path}.json`);
      const reading = `${JSON.stringify(showReading(dialect, await parseFor(dialect, file)), undefined, 2)}\n`;
      if (process.env['UPDATE'] === '1') writeFileSync(golden, reading);
      assert.ok(existsSync(golden), 'no golden file: run again with UPDATE=1 and read what it writes');
      assert.equal(reading, readFileSync(golden, 'utf8'));
    });

    test(`every prefix of ${file.path} is read without a throw, in time, with spans inside of it`, async () => {
      let typed = await parseText(requestFor(dialect, { ...file, text: '' }));
      assertRead(dialect, typed.parsed);
      for (let length = 1; length <= file.text.length; length++) {
        const change = { start: length - 1, end: length - 1, inserted: 1 };
        typed = await reparseText(requestFor(dialect, { ...file, text: file.text.slice(0, length) }), [change], typed);
        assertRead(dialect, typed.parsed);
      }
    });

    test(`what is written into ${file.path} reads as it was wished, changes nothing else, and is written once`, async () => {
      for (const [index, before] of (await mailersIn(dialect, file)).entries()) await assertWishes(dialect, file, { index, before });
    });
  }

  test(`10,000 random mutations of the corpus of ${dialect.id} are read without a throw, in time`, async () => {
    const mutation = fc.record({ file: fc.nat(), at: fc.nat(), drop: fc.nat({ max: 12 }), piece: fc.constantFrom(...pieces) });
    const parsed = await Promise.all(files.map(async file => ({ ...file, whole: await parseText(requestFor(dialect, file)) })));
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async changes => {
        const file = parsed[(changes[0]?.file ?? 0) % parsed.length];
        assert.ok(file);
        let { text } = file;
        const made: TextChange[] = [];
        for (const { at, drop, piece } of changes) {
          const start = at % (text.length + 1);
          const end = Math.min(start + drop, text.length);
          text = text.slice(0, start) + piece + text.slice(end);
          made.push({ start, end, inserted: piece.length });
        }
        assertRead(dialect, (await reparseText(requestFor(dialect, { ...file, text }), made, file.whole)).parsed);
      }),
      { numRuns: Number(process.env['MUTATIONS'] ?? 10_000) },
    );
  });

  test(`most of what the corpus says can be changed: ${dialect.id}`, async () => {
    let [wished, written] = [0, 0];
    for (const file of files) {
      for (const [index, mailer] of (await mailersIn(dialect, file)).entries()) {
        if (mailer.transport.value !== 'smtp') continue;
        for (const { change, field } of WISHES) {
          if (!['host', 'port', 'username'].includes(field) || mailer[field] === undefined) continue;
          wished++;
          if ((await writeWish(dialect, file, { index, change })) !== undefined) written++;
        }
      }
    }
    assert.ok(written / wished > 0.75, `${String(written)} of ${String(wished)}`);
  });
}

function readCorpus(directory: string): readonly CorpusFile[] {
  return globSync('**/{*,.*}', { cwd: directory })
    .filter(path => statSync(join(directory, path)).isFile() && !isGolden(join(directory, path)))
    .map(path => path.replaceAll('\\', '/'))
    .sort()
    .map(path => ({ path, text: readFileSync(join(directory, path), 'utf8') }));
}

/** `mail.ts.json` beside `mail.ts`. */
function isGolden(path: string): boolean {
  return path.endsWith('.json') && existsSync(path.slice(0, -'.json'.length));
}

function assertRead(dialect: Dialect, parsed: ParsedText): void {
  const read = (): void => {
    for (const draft of dialect.read(parsed)) {
      for (const { key, span, value } of draft.settings) for (const at of [key, span, ...spansOf(value)]) assertInside(at, parsed.text);
      assertInside(draft.span, parsed.text);
      mailerOf(dialect, parsed, draft);
    }
  };
  let best = Infinity;
  for (let again = 0; again < 4 && best > DEADLINE; again++) {
    const started = performance.now();
    read();
    best = Math.min(best, performance.now() - started);
  }
  assert.ok(best < DEADLINE, `${String(best)} ms for ${parsed.text}`);
}

function assertInside({ start, end }: Span, text: string): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `${String(start)}–${String(end)} of ${String(text.length)}`);
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

async function assertWishes(dialect: Dialect, file: CorpusFile, at: { readonly index: number; readonly before: Mailer }): Promise<void> {
  const { index, before } = at;
  const count = (await mailersIn(dialect, file)).length;
  for (const { change, field, value, follow } of WISHES) {
    const written = await writeWish(dialect, file, { index, change });
    if (written === undefined) continue;
    const after = await mailersIn(dialect, written);
    const about = `${JSON.stringify(change)} in ${before.draft.label}:\n${written.text}`;
    assert.equal(after.length, count, about);
    const mailer = after[index];
    assert.ok(mailer, about);
    assert.equal(mailer[field]?.value, value, about);
    // What is written can complete a file, and so tell what was not to be known before.
    const open = before.draft.incomplete ? FIELDS.filter(name => before[name] === undefined) : [];
    assert.deepEqual(fieldsOf(mailer, [field, ...follow, ...open]), fieldsOf(before, [field, ...follow, ...open]), about);
    const twice = await writeWish(dialect, written, { index, change });
    if (twice !== undefined) assert.equal(twice.text, written.text, about);
  }
}

async function writeWish(
  dialect: Dialect,
  file: CorpusFile,
  { index, change }: { readonly index: number; readonly change: Change },
): Promise<CorpusFile | undefined> {
  const mailer = (await mailersIn(dialect, file))[index];
  const planned = mailer && dialect.plan(change, mailer);
  const edits = mailer && planned && dialect.write(planned, mailer, await parseFor(dialect, file));
  return edits && { ...file, text: applyEdits(file.text, edits) };
}

/** What is seen of a mailer, without the places, which an edit moves. */
function fieldsOf(mailer: Mailer, except: readonly string[]): Readonly<Record<string, unknown>> {
  const fields = FIELDS.filter(name => !except.includes(name)).map(name => {
    const value = mailer[name]?.value;
    return [name, typeof value === 'object' ? value.reveal() : value] as const;
  });
  return Object.fromEntries(fields);
}

/** A reading as a golden file keeps it, without a secret's text. */
function showReading(dialect: Dialect, parsed: ParsedText): unknown {
  return dialect.read(parsed).map(draft => ({
    label: draft.label,
    at: parsed.text.slice(draft.span.start, draft.span.end),
    incomplete: draft.incomplete,
    reader: draft.reader,
    mode: draft.mode,
    settings: draft.settings.map(({ name, span, value, secret, expects }) => ({
      name,
      value: showValue(value),
      ...(secret ? { secret } : { written: parsed.text.slice(span.start, span.end) }),
      ...(expects && { expects }),
    })),
    meaning: showMeaning(mailerOf(dialect, parsed, draft), parsed.text),
  }));
}

/** `587 (literal) from 587`: the value, how it got there, and what stands at its place. */
function showMeaning(mailer: Mailer, text: string): unknown {
  const fields = FIELDS.flatMap(name => {
    const sourced = mailer[name];
    if (sourced === undefined) return [];
    const { start, end } = sourced.valueAt.span;
    const place = name === 'password' ? `${end - start} characters` : text.slice(start, end);
    return [[name, `${String(sourced.value)} (${sourced.origin})${sourced.origin === 'default' ? '' : ` from ${place}`}`] as const];
  });
  const observations = mailer.observations.length === 0 ? {} : { observations: mailer.observations.map(({ kind }) => kind) };
  return { ...Object.fromEntries(fields), unknown: mailer.unknown, ...observations };
}
