import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readEnvironment } from '../../../core/environment/dotenv.ts';
import type { EnvironmentReader } from '../../../core/environment/reader.ts';
import { valueSeenBy } from '../../../core/environment/readers.ts';
import type { Seen } from '../../../core/environment/readers.ts';
import { DEADLINE, fastest } from '../../support/fastest.ts';

const READERS = [
  'dotenv',
  'node',
  'dotenvx',
  'dotenv-expand',
  'python-dotenv',
  'python-decouple',
  'django-environ',
  'django-environ-0.11',
  'phpdotenv',
  'symfony',
  'shell',
  'compose',
] as const satisfies readonly EnvironmentReader[];

const variables: Readonly<Record<string, string>> = { HOME: '/root' };

function seen(line: string, reader: EnvironmentReader): Seen {
  const entry = readEnvironment(line).last.get('P');
  assert.ok(entry, line);
  return valueSeenBy(entry, reader, name => variables[name]);
}

/** `null`: the line means what it says. A text that begins with `!` is the reason why there is no value. */
type Row = Partial<Record<EnvironmentReader, string>>;

const WHITE_SPACE = '!white-space';
const SKIPPED = '!not-an-assignment';
const EXPANSION = '!expansion';

/** The line, what it says, and the readers that see something else. Run with the libraries themselves, except for phpdotenv and Symfony's. */
const MATRIX: readonly (readonly [string, string, Row])[] = [
  [
    'P=Xk9#vQ2!',
    'Xk9#vQ2!',
    { dotenv: 'Xk9', node: 'Xk9', dotenvx: 'Xk9', 'dotenv-expand': 'Xk9', 'django-environ-0.11': 'Xk9', phpdotenv: 'Xk9' },
  ],
  ['P="Xk9#vQ2!"', 'Xk9#vQ2!', { 'django-environ-0.11': '"Xk9' }],
  ["P='Xk9#vQ2!'", 'Xk9#vQ2!', {}],
  ['P=abcd efgh ijkl mnop', 'abcd efgh ijkl mnop', { shell: WHITE_SPACE, phpdotenv: WHITE_SPACE, symfony: WHITE_SPACE }],
  ['P="abcd efgh ijkl mnop"', 'abcd efgh ijkl mnop', {}],
  ['P=pa$$word', 'pa$$word', { dotenvx: 'pa$', 'dotenv-expand': 'pa$', symfony: 'pa$', shell: EXPANSION, compose: 'pa$word' }],
  ['P=p$HOMEx', 'p$HOMEx', { dotenvx: 'p', 'dotenv-expand': 'p', symfony: 'p', shell: 'p', compose: 'p' }],
  ["P='a$HOME'", 'a$HOME', { 'dotenv-expand': 'a/root' }],
  [
    'P=a b # c',
    'a b',
    {
      'python-decouple': 'a b # c',
      'django-environ': 'a b # c',
      'django-environ-0.11': 'a b ',
      shell: WHITE_SPACE,
      phpdotenv: WHITE_SPACE,
      symfony: WHITE_SPACE,
    },
  ],
  [
    'P=`q#q`',
    'q#q',
    {
      'python-dotenv': '`q#q`',
      'python-decouple': '`q#q`',
      'django-environ': '`q#q`',
      'django-environ-0.11': '`q',
      phpdotenv: '`q',
      symfony: '`q#q`',
      shell: EXPANSION,
      compose: '`q#q`',
    },
  ],
  ['P = x', 'x', { 'django-environ': SKIPPED, 'django-environ-0.11': SKIPPED, symfony: SKIPPED, shell: SKIPPED }],
  [
    'P: x',
    'x',
    {
      node: SKIPPED,
      'python-dotenv': SKIPPED,
      'python-decouple': SKIPPED,
      'django-environ': SKIPPED,
      'django-environ-0.11': SKIPPED,
      phpdotenv: SKIPPED,
      symfony: SKIPPED,
      shell: SKIPPED,
    },
  ],
  ['export P=x', 'x', { 'python-decouple': SKIPPED }],
  ['P="a\\nb"', 'a\nb', { 'python-decouple': 'a\\nb', 'django-environ': 'a\\nb', 'django-environ-0.11': 'a\\nb', shell: 'a\\nb' }],
  [
    'P="a\\"b"',
    'a\\"b',
    {
      node: 'a\\',
      'python-dotenv': 'a"b',
      'django-environ': 'a"b',
      'django-environ-0.11': 'a"b',
      phpdotenv: 'a"b',
      symfony: 'a"b',
      shell: 'a"b',
      compose: 'a"b',
    },
  ],
  [
    "P='a\\'b'",
    "a\\'b",
    {
      node: 'a\\',
      dotenvx: "a'b",
      'python-dotenv': "a'b",
      phpdotenv: WHITE_SPACE,
      symfony: '!unclosed-quote',
      shell: '!unclosed-quote',
      compose: "a'b",
    },
  ],
  [
    'P=${HOME}',
    '${HOME}',
    {
      dotenvx: '/root',
      'dotenv-expand': '/root',
      'python-dotenv': '/root',
      phpdotenv: '/root',
      symfony: '/root',
      shell: '/root',
      compose: '/root',
      'django-environ': EXPANSION,
      'django-environ-0.11': EXPANSION,
    },
  ],
  [
    'P=$HOME',
    '$HOME',
    {
      dotenvx: '/root',
      'dotenv-expand': '/root',
      symfony: '/root',
      shell: '/root',
      compose: '/root',
      'django-environ': '/root',
      'django-environ-0.11': '/root',
    },
  ],
  ['P=a;b', 'a;b', { shell: 'a' }],
];

for (const [line, says, others] of MATRIX) {
  for (const reader of READERS) {
    const expected = others[reader] ?? says;
    test(`${line} is ${JSON.stringify(expected)} to ${reader}`, () => {
      const result = seen(line, reader);
      assert.equal('fails' in result ? `!${result.fails}` : result.value, expected);
    });
  }
}

test('a shell waits for ever on a quote that nobody closes, so there is no value', () => {
  assert.deepEqual(seen('P="abc', 'shell'), { fails: 'unclosed-quote' });
  assert.deepEqual(seen('P="abc', 'phpdotenv'), { fails: 'unclosed-quote' });
  assert.deepEqual(seen('P="abc', 'compose'), { fails: 'unclosed-quote' });
  assert.deepEqual(seen('P="abc', 'python-dotenv'), { fails: 'unclosed-quote' });
});

test('defaults beside a variable count where the variable is missing', () => {
  for (const reader of ['dotenv-expand', 'dotenvx', 'python-dotenv', 'symfony', 'compose'] as const) {
    assert.deepEqual(seen('P=${PORT:-587}', reader), { value: '587' }, reader);
  }
});

test('Symfony joins quoted and bare parts, keeps a sign behind a backslash, and refuses what only a shell would run', () => {
  assert.deepEqual(seen(`P=a"b c"'d$HOME'e # f`, 'symfony'), { value: 'ab cd$HOMEe' });
  assert.deepEqual(seen('P="smtp://u:pa\\$HOME@h"', 'symfony'), { value: 'smtp://u:pa$HOME@h' });
  assert.deepEqual(seen('P=$(date)', 'symfony'), { fails: 'expansion' });
  assert.deepEqual(seen('P=${HOME', 'symfony'), { fails: 'expansion' });
  assert.deepEqual(seen('P="a" b', 'symfony'), { fails: 'white-space' });
  assert.deepEqual(seen('P=  # nothing', 'symfony'), { value: '' });
});

test('variables that name each other end in a failure instead of a loop', () => {
  const [entry] = readEnvironment('P=$P$P').entries;
  assert.ok(entry);
  assert.deepEqual(
    valueSeenBy(entry, 'dotenv-expand', () => '$P$P'),
    { fails: 'expansion' },
  );
});

const hostile = fc.array(
  fc.constantFrom(
    '"',
    "'",
    '`',
    '#',
    ' ',
    '\\',
    '$',
    '${',
    '}',
    '$(',
    '(',
    ';',
    '&',
    '~',
    '\n',
    '\r\n',
    'a',
    'HOME',
    ':-',
    '=',
    '\0',
    '😀',
  ),
  { maxLength: 20 },
);

test('every reader gives a value or a reason for any text', () => {
  fc.assert(
    fc.property(hostile, pieces => {
      for (const entry of readEnvironment(`P=${pieces.join('')}`).entries) {
        for (const reader of READERS) {
          const result = valueSeenBy(entry, reader, name => variables[name]);
          assert.equal(typeof ('fails' in result ? result.fails : result.value), 'string');
        }
      }
    }),
    { numRuns: 5_000 },
  );
});

test('a long value takes every reader linear time', () => {
  for (const unit of ['\\', '"', "'\\", '#', ' ', '$A', '${', '${A:-', '$(', '\\"', ' #', '$$']) {
    for (const opening of ['', '"', "'"]) {
      const [entry] = readEnvironment(`P=${opening}${unit.repeat(200_000 / unit.length)}`).entries;
      assert.ok(entry);
      for (const reader of READERS) {
        const elapsed = fastest(() => valueSeenBy(entry, reader, () => undefined));
        assert.ok(elapsed < DEADLINE, `${opening}${unit} takes ${reader} ${elapsed.toFixed(0)} ms`);
      }
    }
  }
});
