import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nodemailer } from '../../../../core/dialects/nodemailer/index.ts';
import type { Span } from '../../../../core/model/span.ts';
import type { Value } from '../../../../core/model/value.ts';
import type { ParseRequest, TextChange } from '../../../../core/text/parse.ts';
import { parseText, reparseText } from '../../../../core/text/parse.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';
import { corpus, mailerOf, parseCorpus } from './golden.ts';

function requestFor(path: string, text: string): ParseRequest {
  return { uri: `file:///corpus/${path}`, path: `/corpus/${path}`, text, language: nodemailer.language(path) };
}

/** Milliseconds: reading one file, parsing excluded. The machine may stall, so the best of three counts. */
const DEADLINE = 50;

function readWithin(parsed: ParsedText): number {
  const started = performance.now();
  for (const draft of nodemailer.read(parsed)) {
    for (const { key, span, value } of draft.settings) {
      for (const at of [key, span, ...spansOf(value)]) assertInside(at, parsed.text);
    }
    assertInside(draft.span, parsed.text);
    mailerOf(parsed, draft);
  }
  return performance.now() - started;
}

async function assertReadable(file: { readonly path: string; readonly text: string }): Promise<void> {
  assertRead(await parseCorpus(file));
}

function assertRead(parsed: ParsedText): void {
  let fastest = readWithin(parsed);
  for (let again = 0; again < 2 && fastest > DEADLINE; again++) fastest = Math.min(fastest, readWithin(parsed));
  assert.ok(fastest < DEADLINE, `${String(fastest)} ms for ${parsed.text}`);
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

for (const { path, text } of corpus()) {
  test(`every prefix of ${path} is read without a throw, in time, with spans inside of it`, async () => {
    let typed = await parseText(requestFor(path, ''));
    assertRead(typed.parsed);
    for (let length = 1; length <= text.length; length++) {
      const change = { start: length - 1, end: length - 1, inserted: 1 };
      typed = await reparseText(requestFor(path, text.slice(0, length)), [change], typed);
      assertRead(typed.parsed);
    }
  });
}

test('10,000 random mutations of the corpus are read without a throw, in time, with spans inside of them', async () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '(',
    ')',
    '...',
    ',',
    ':',
    '`',
    "'",
    '${',
    'as ',
    '=>',
    '/*',
    '\n',
    ' || ',
    'createTransport(',
    'const ',
    '\\u',
    '\uD800',
    '!',
  );
  const mutation = fc.record({ file: fc.nat(), at: fc.nat(), drop: fc.nat({ max: 12 }), piece });
  const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });
  const files = await Promise.all(corpus().map(async ({ path, text }) => ({ path, text, whole: await parseText(requestFor(path, text)) })));
  await fc.assert(
    fc.asyncProperty(mutations, async changes => {
      const file = files[(changes[0]?.file ?? 0) % files.length];
      assert.ok(file);
      let { text } = file;
      const made: TextChange[] = [];
      for (const { at, drop, piece: added } of changes) {
        const start = at % (text.length + 1);
        const end = Math.min(start + drop, text.length);
        text = text.slice(0, start) + added + text.slice(end);
        made.push({ start, end, inserted: added.length });
      }
      assertRead((await reparseText(requestFor(file.path, text), made, file.whole)).parsed);
    }),
    { numRuns: 10_000 },
  );
});

test('names in a circle and deep nesting end', async () => {
  const hostile = [
    'const a = { ...b, ...b, ...b }; const b = { ...a, ...a, ...a }; nodemailer.createTransport({ ...a });',
    'const a = b || b || b; const b = a || a || a; nodemailer.createTransport({ host: a, port: a, secure: a });',
    `nodemailer.createTransport(${'('.repeat(5000)}{ host: 'a' }`,
    `nodemailer.createTransport({ host: ${'!'.repeat(5000)}a })`,
    `nodemailer.createTransport({ host: ${"'a' || ".repeat(5000)}'b' })`,
    `nodemailer.createTransport({ host: a${'.b'.repeat(5000)} })`,
    `nodemailer.createTransport(${'{ auth: '.repeat(3000)}`,
    `${'const a = {'.repeat(1000)} nodemailer.createTransport(a)`,
  ];
  for (const text of hostile) await assertReadable({ path: 'hostile.ts', text: `import nodemailer from 'nodemailer';\n${text}` });
});

test('a call that is being typed is read as far as it goes', async () => {
  const text =
    "import nodemailer from 'nodemailer';\nconst mailer = nodemailer.createTransport({ host: 'smtp.example.net', port: 465, secure: false";
  const parsed = await parseCorpus({ path: 'typing.ts', text });
  const [draft] = nodemailer.read(parsed);
  const written = draft?.settings.map(({ span }) => text.slice(span.start, span.end));
  assert.deepEqual(written, ["host: 'smtp.example.net'", 'port: 465', 'secure: false']);
});

test('what a half-typed property swallows makes the rest unknown instead of absent', async () => {
  const text = "import nodemailer from 'nodemailer';\nnodemailer.createTransport({ host: 'smtp.example.net', port\n  secure: true });";
  const parsed = await parseCorpus({ path: 'typing.ts', text });
  const [draft] = nodemailer.read(parsed);
  assert.ok(draft);
  assert.equal(mailerOf(parsed, draft).encryption, undefined);
  assert.equal(mailerOf(parsed, draft).host?.value, 'smtp.example.net');
});
