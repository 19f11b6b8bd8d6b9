import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readEnvironment } from '../../../core/environment/dotenv.ts';
import type { EnvironmentReader } from '../../../core/environment/reader.ts';
import { valueSeenBy } from '../../../core/environment/readers.ts';
import { quoteEntry, writeValue } from '../../../core/environment/write.ts';
import { applyEdits } from '../../../core/model/edit.ts';

function write(text: string, name: string, value: string): string {
  return applyEdits(text, writeValue({ file: readEnvironment(text), name, value }).edits);
}

function quote(text: string, reader?: EnvironmentReader): string | undefined {
  const [entry] = readEnvironment(text).entries;
  assert.ok(entry);
  const written = quoteEntry(entry, reader);
  return written && applyEdits(text, written.edits);
}

test('a plain word stays without quotes', () => {
  assert.equal(write('PORT=465\n', 'PORT', '587'), 'PORT=587\n');
  assert.equal(write('HOST = smtp.example.org # here', 'HOST', 'smtp.example.net'), 'HOST = smtp.example.net # here');
});

test('the quotes that stand there stay', () => {
  assert.equal(write('export PORT="465" # implicit\r\n', 'PORT', '587'), 'export PORT="587" # implicit\r\n');
  assert.equal(write("PORT='465'", 'PORT', '587'), "PORT='587'");
});

test('a value that needs quotes gets those that serve every reader', () => {
  assert.equal(write('P=x\n', 'P', 'two words'), 'P="two words"\n');
  assert.equal(write('P=x\n', 'P', 'a#b'), "P='a#b'\n");
  assert.equal(write('P=x\n', 'P', "it's"), 'P="it\'s"\n');
});

test('an empty value is filled', () => {
  assert.equal(write('P=\nQ=1', 'P', 'x'), 'P=x\nQ=1');
  assert.equal(write('P= # later', 'P', 'x'), 'P=x # later');
});

test('what a reader had dropped from the old value goes with it', () => {
  assert.equal(write('P=Xk9#vQ2! # mine\n', 'P', 'new'), 'P=new # mine\n');
  assert.equal(write('P="pa#ss\n', 'P', 'new'), 'P=new\n');
});

test('of two entries of a name the one that counts is changed', () => {
  assert.equal(write('P=1\nP=2\n', 'P', '3'), 'P=1\nP=3\n');
});

test('a new entry goes to the end, in the line ending of the file', () => {
  assert.equal(write('A=1\r\nB=2', 'C', '3'), 'A=1\r\nB=2\r\nC=3\r\n');
  assert.equal(write('', 'C', '3'), 'C=3\n');
  assert.equal(write('A=1\r', 'C', '3'), 'A=1\rC=3\r');
});

test('a new entry can stand behind its kin', () => {
  const text = 'SMTP_HOST=a # main\n\nOTHER=1\n';
  const file = readEnvironment(text);
  const { edits } = writeValue({ file, name: 'SMTP_PORT', value: '587', after: file.last.get('SMTP_HOST') });
  assert.equal(applyEdits(text, edits), 'SMTP_HOST=a # main\nSMTP_PORT=587\n\nOTHER=1\n');
});

test('readers that no quoting serves are named', () => {
  const file = readEnvironment('');
  assert.deepEqual(writeValue({ file, name: 'P', value: 'pa$word' }).misread, ['dotenv-expand']);
  assert.deepEqual(writeValue({ file, name: 'P', value: 'pa#word' }).misread, []);
});

test('the reader that matters decides where no quoting serves everybody', () => {
  const { edits } = writeValue({ file: readEnvironment(''), name: 'P', value: 'pa$word', reader: 'dotenv-expand' });
  assert.equal(applyEdits('', edits), 'P="pa\\$word"\n');
});

test('a truncated value is quoted whole, without the comment behind it', () => {
  assert.equal(quote('P=Xk9#vQ2! # mine'), "P='Xk9#vQ2!' # mine");
  assert.equal(quote('P="pa#ss'), "P='pa#ss'");
});

test('django-environ up to 0.11 needs single quotes', () => {
  assert.equal(quote('P="Xk9#vQ2!"', 'django-environ-0.11'), "P='Xk9#vQ2!'");
});

test('what is quoted already is left alone', () => {
  assert.equal(quote("P='Xk9#vQ2!'"), undefined);
});

const value = fc
  .array(fc.constantFrom('a', '#', ' ', "'", '"', '`', '$', '\\', '=', '${A}', '\n', 'é', '!', ';'), { maxLength: 8 })
  .map(parts => parts.join(''));
const before = fc.constantFrom('', 'P=', 'P=old', 'P="old" # c', "P='o#ld'", 'P=o#ld', 'A=1\r\nP=old\r\nB=2', 'P="unclosed', 'P=`old`\n');

test('every reader that is not named as misreading sees exactly what was written', () => {
  fc.assert(
    fc.property(before, value, (text, value) => {
      const file = readEnvironment(text);
      const { edits, misread } = writeValue({ file, name: 'P', value });
      const after = applyEdits(text, edits);
      const entry = readEnvironment(after).last.get('P');
      assert.ok(entry);
      for (const reader of ['dotenv', 'python-dotenv', 'phpdotenv', 'symfony', 'shell', 'dotenv-expand'] as const) {
        if (misread.includes(reader)) continue;
        assert.deepEqual(
          valueSeenBy(entry, reader, () => undefined),
          { value },
          `${after} to ${reader}`,
        );
      }
      assert.equal(readEnvironment(after).last.get('B')?.value, file.last.get('B')?.value);
    }),
    { numRuns: 5_000 },
  );
});
