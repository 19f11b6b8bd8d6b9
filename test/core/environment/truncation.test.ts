import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEnvironment } from '../../../core/environment/dotenv.ts';
import type { EnvironmentReader } from '../../../core/environment/reader.ts';
import { truncation } from '../../../core/environment/truncation.ts';

function truncated(text: string, reader: EnvironmentReader = 'dotenv') {
  const entry = readEnvironment(text).entries[0];
  assert.ok(entry);
  const found = truncation(entry, reader, name => (name === 'HOME' ? '/root' : undefined));
  return found && { ...found, rest: text.slice(found.rest.start, found.rest.end) };
}

test('a bare value loses what stands behind its #', () => {
  assert.deepEqual(truncated('P=Xk9#vQ2!'), { seenLength: 3, writtenLength: 8, cause: 'comment', rest: '#vQ2!' });
});

test('blanks around the sign, and a comment behind, change nothing about that', () => {
  const expected = { seenLength: 3, writtenLength: 8, cause: 'comment', rest: '#vQ2!' };
  assert.deepEqual(truncated('  P =  Xk9#vQ2!   # the new one'), expected);
  assert.deepEqual(truncated('\uFEFFexport P=Xk9#vQ2!\r\nQ=1'), expected);
});

test('a value may end, or begin, with the # that cuts it', () => {
  assert.deepEqual(truncated('P=Secret#'), { seenLength: 6, writtenLength: 7, cause: 'comment', rest: '#' });
  assert.deepEqual(truncated('P=#Secret'), { seenLength: 0, writtenLength: 7, cause: 'comment', rest: '#Secret' });
});

test('a quote that is never closed does not protect', () => {
  assert.deepEqual(truncated('P="pa#ss'), { seenLength: 3, writtenLength: 5, cause: 'comment', rest: '#ss' });
});

for (const line of [
  'P=abc # comment',
  'P=abc',
  'P=abc# comment',
  'P= # comment',
  'P=# comment',
  'P=',
  'P="a#b"',
  "P='a#b' # c",
  'P=`a#b`',
  'P="a\\"b"',
]) {
  test(`nothing is lost of ${line}`, () => {
    assert.equal(truncated(line), undefined);
  });
}

test('readers that need white space before a comment lose nothing', () => {
  for (const reader of ['python-dotenv', 'python-decouple', 'django-environ', 'shell', 'compose'] as const) {
    assert.equal(truncated('P=Xk9#vQ2!', reader), undefined, reader);
  }
});

test('django-environ up to 0.11 cuts inside double quotes', () => {
  assert.deepEqual(truncated('P="Xk9#vQ2!"', 'django-environ-0.11'), { seenLength: 3, writtenLength: 8, cause: 'comment', rest: '#vQ2!' });
});

test('a variable that nobody defines takes a part of the value with it', () => {
  assert.deepEqual(truncated('P=pa$$word', 'dotenv-expand'), { seenLength: 3, writtenLength: 8, cause: 'expansion', rest: '$word' });
  assert.deepEqual(truncated('P=pa$word!', 'compose'), { seenLength: 3, writtenLength: 8, cause: 'expansion', rest: '$word!' });
});

test('a variable that a file defines, and one in braces, are meant', () => {
  assert.equal(truncated('P=a-long-$HOME', 'dotenv-expand'), undefined);
  assert.equal(truncated('P=smtp://${NOBODY}', 'dotenv-expand'), undefined);
});

test('a shell ends the value at an operator', () => {
  assert.deepEqual(truncated('P=abc;def', 'shell'), { seenLength: 3, writtenLength: 7, cause: 'operator', rest: ';def' });
});

test('node ends a quoted value at the first such quote', () => {
  assert.deepEqual(truncated('P="ab\\"cd"', 'node'), { seenLength: 3, writtenLength: 6, cause: 'quote', rest: '"cd' });
});
