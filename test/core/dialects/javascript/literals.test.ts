import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { decodeNumber, decodeString, encodeString } from '../../../../core/dialects/javascript/literals.ts';

const text = fc.string({ unit: 'binary' }).chain(some => fc.constantFrom(some, `${some}\\'"\`\${}`, `${some}\r\n\u2028\\`));

test('a string that is written means the same to JavaScript and to the reader', () => {
  fc.assert(
    fc.property(text, fc.constantFrom("'", '"', '`'), (wished, quote) => {
      const source = encodeString(wished, quote);
      assert.equal(runInNewContext(source), wished);
      assert.equal(decodeString(source), wished);
    }),
    { numRuns: 2000 },
  );
});

test('a string literal is read as JavaScript reads it', () => {
  const piece = fc.constantFrom(
    'a',
    '\\n',
    '\\x41',
    '\\u0042',
    '\\u{1F600}',
    "\\'",
    '\\\\',
    '\\\n',
    '\\\r\n',
    '\\q',
    '\\t',
    '"',
    '\\0',
    '`',
    '${',
  );
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      const source = `'${pieces.join('')}'`;
      assert.equal(decodeString(source), runInNewContext(source));
    }),
    { numRuns: 2000 },
  );
});

test('an unclosed string is read to its end', () => {
  assert.equal(decodeString("'smtp.exam"), 'smtp.exam');
  assert.equal(decodeString("'"), '');
});

test('a number is read as JavaScript reads it', () => {
  for (const source of ['465', '0x1d1', '0b11', '0o17', '1e3', '.5', '465.0']) assert.equal(decodeNumber(source), runInNewContext(source));
  assert.equal(decodeNumber('10_000'), 10_000);
  assert.equal(decodeNumber('465n'), undefined);
});
