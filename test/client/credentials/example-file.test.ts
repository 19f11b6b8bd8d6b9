import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleAddition, isVariableName } from '../../../client/credentials/example-file.ts';

test('A new example file gets the name without a value', () => {
  assert.equal(exampleAddition('', 'SMTP_PASSWORD'), 'SMTP_PASSWORD=\n');
});

test('A last line without an end is ended first', () => {
  assert.equal(exampleAddition('SMTP_HOST=smtp.example.org', 'SMTP_PASSWORD'), '\nSMTP_PASSWORD=\n');
});

test('Line ends stay those of the file', () => {
  assert.equal(exampleAddition('A=1\r\nB=2', 'C'), '\r\nC=\r\n');
});

for (const line of ['SMTP_PASSWORD=', 'export SMTP_PASSWORD=changeme', '# SMTP_PASSWORD=your-password', '  SMTP_PASSWORD = x']) {
  test(`A file that names the variable is left alone: ${line}`, () => {
    assert.equal(exampleAddition(`A=1\n${line}\n`, 'SMTP_PASSWORD'), undefined);
  });
}

test('A longer name is another variable', () => {
  assert.equal(exampleAddition('SMTP_PASSWORD_FILE=x\n', 'SMTP_PASSWORD'), 'SMTP_PASSWORD=\n');
});

test('A variable begins with a letter or an underscore', () => {
  assert.deepEqual(['SMTP_PASSWORD', '_x', '1X', 'A-B', 'A B', ''].map(isVariableName), [true, true, false, false, false, false]);
});
