import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { lineOf, readEnvironment } from '../../../core/environment/dotenv.ts';
import { READING_LIMIT } from '../../../core/text/readable.ts';
import { DEADLINE, fastest } from '../../support/fastest.ts';

/** What a regular expression for `.env` files can trip over, and enough plain text to make entries of it. */
const PIECES = [
  ...["'", '"', '`', '#', '=', ':', ' ', '\t', '\\', '$', '.', '-', '_', '1', 'A', 'KEY', 'é', '😀', '\0'],
  ...['\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\u00A0', '\uFEFF'],
  ...['\\n', '\\r', '\\"', "\\'", '\\`', 'export', 'export ', 'export\n', '${A}', ' # ', '__proto__', 'constructor'],
  ...['A=', 'A: ', '\nB=', '\nC = ', "='", '="', '=`', "'\n", '"\n', '`\n'],
];
const hostileText = fc.array(fc.constantFrom(...PIECES), { maxLength: 28 }).map(pieces => pieces.join(''));
const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const plausibleLine = fc
  .tuple(
    fc.constantFrom('', 'export ', '  ', '#'),
    fc.constantFrom('SMTP_HOST', 'a.b-c', 'X'),
    fc.constantFrom('=', ' = ', ': ', ':'),
    hostileText,
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(parts => parts.join(''));
const text = fc.oneof(
  { weight: 6, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.array(plausibleLine, { maxLength: 5 }).map(lines => lines.join('')) },
  { weight: 1, arbitrary: anyText },
);

/** As dotenv fills its object: `__proto__` falls through there. */
function valuesOf(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name, value } of readEnvironment(text).entries) values[name] = value;
  return values;
}

test('any text gives the values that dotenv.parse gives', () => {
  fc.assert(
    fc.property(text, text => {
      assert.deepEqual(valuesOf(text), { ...parse(text) });
    }),
    { numRuns: 100_000 },
  );
});

test('every place lies inside the text and holds what the entry says', () => {
  fc.assert(
    fc.property(text, text => {
      for (const entry of readEnvironment(text).entries) {
        const { key, at, inner, span, quote } = entry;
        const line = lineOf(text, entry);
        const order = [0, line.start, span.start, key.end, at.start, inner.start, inner.end, at.end, line.end, text.length];
        assert.deepEqual(
          order,
          [...order].sort((one, other) => one - other),
        );
        assert.equal(span.end, at.end);
        assert.equal(text.slice(key.start, key.end), entry.name);
        assert.equal(text.slice(at.start, inner.start), quote ?? '');
        assert.equal(text.slice(inner.end, at.end), quote ?? '');
        if (quote === "'") assert.equal(text.slice(inner.start, inner.end).replace(/\r\n?/g, '\n'), entry.value);
      }
    }),
    { numRuns: 20_000 },
  );
});

/** The cases of dotenv's README, "What rules does the parsing engine follow?", and of its own sample file. */
const DOCUMENTED: readonly (readonly [string, string])[] = [
  ['BASIC=basic', 'basic'],
  ['EMPTY=', ''],
  ["EMPTY_SINGLE_QUOTES=''", ''],
  ['EMPTY_DOUBLE_QUOTES=""', ''],
  ['# just a comment\nA=b', 'b'],
  ['A=value # comment', 'value'],
  ['A="value with a # hash" # comment', 'value with a # hash'],
  ['JSON={"foo": "bar"}', '{"foo": "bar"}'],
  ['A=  some value  ', 'some value'],
  ["SINGLE_QUOTE='quoted'", 'quoted'],
  ["A='  some value  '", '  some value  '],
  ['A="  some value  "', '  some value  '],
  ['MULTILINE="new\\nline"', 'new\nline'],
  ["DONT_EXPAND='dont\\nexpand'", 'dont\\nexpand'],
  ['DONT_EXPAND=dont\\nexpand', 'dont\\nexpand'],
  ['KEY="a\nb"', 'a\nb'],
  ['BACKTICK_KEY=`This has \'single\' and "double" quotes inside of it.`', 'This has \'single\' and "double" quotes inside of it.'],
  ['EQUALS==', '='],
  ['export E=exported', 'exported'],
  ['USERNAME: yaml-like', 'yaml-like'],
  ['  SPACED_KEY = parsed', 'parsed'],
];

for (const [line, value] of DOCUMENTED) {
  test(`reads ${JSON.stringify(line)} as dotenv documents it`, () => {
    assert.equal(readEnvironment(line).entries.at(-1)?.value, value);
    assert.deepEqual(valuesOf(line), { ...parse(line) });
  });
}

test('a name that is assigned twice keeps both entries, and the last one counts', () => {
  const { entries, last } = readEnvironment('A=1\nA=2\n');
  assert.deepEqual(
    entries.map(entry => entry.value),
    ['1', '2'],
  );
  assert.equal(last.get('A'), entries[1]);
});

for (const [name, lineBreak] of [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['a lone CR', '\r'],
] as const) {
  test(`places count UTF-16 units behind a byte order mark, an emoji and ${name}`, () => {
    const text = `\uFEFF# 😀${lineBreak}export HOST = "smtp.example.org" # here${lineBreak}PORT=587${lineBreak}`;
    const { entries } = readEnvironment(text);
    const slices = entries.map(({ key, at, inner, span }) => [key, at, inner, span].map(({ start, end }) => text.slice(start, end)));
    assert.deepEqual(slices, [
      ['HOST', '"smtp.example.org"', 'smtp.example.org', 'HOST = "smtp.example.org"'],
      ['PORT', '587', '587', 'PORT=587'],
    ]);
  });
}

test('an entry knows its line and everything written right of the sign', () => {
  const text = 'A=1\n export B= x # why\nC=3';
  const [, entry] = readEnvironment(text).entries;
  assert.ok(entry);
  const { start, end } = lineOf(text, entry);
  assert.equal(text.slice(start, end), ' export B= x # why');
  assert.equal(entry.written, ' x # why');
  assert.equal(entry.exported, true);
});

/** Repetitions on which a backtracking or rescanning reader is quadratic: minutes instead of milliseconds. */
const WORST = [
  '\n',
  ' ',
  'A',
  'A=',
  'A=\n',
  'A:\n',
  'A="\n',
  'A="\\"',
  '\\" ',
  "='",
  "A=\u2028'",
  'export ',
  'export\n',
  'A \n',
  '#\n',
  '\r',
  'A="a\\" \n',
];

test('one megabyte of the worst repetitions is read in linear time', () => {
  for (const unit of WORST) {
    for (const opening of ['', 'A="']) {
      const text = opening + unit.repeat(READING_LIMIT / unit.length);
      const elapsed = fastest(() => readEnvironment(text));
      assert.ok(elapsed < DEADLINE, `${JSON.stringify(opening + unit)} took ${elapsed.toFixed(0)} ms`);
    }
  }
});
