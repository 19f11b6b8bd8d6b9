import assert from 'node:assert/strict';
import { test } from 'node:test';
import { django } from '../../../../core/dialects/django/index.ts';
import { environment, mailersOf } from '../reading.ts';
import { parsePython } from '../python/read-python.ts';

const SIZE = 100_000;
const HOST = 'EMAIL_HOST = "smtp.example.org"\n';

/** Texts that make a careless pattern backtrack, or a careless walk recurse. */
const TEXTS: Readonly<Record<string, string>> = {
  'a line of blanks': `${HOST}${' '.repeat(SIZE)}x\n`,
  'empty lines': `${HOST}${'\n'.repeat(SIZE)}`,
  'lines of blanks and line breaks': `${HOST}${' \n'.repeat(SIZE)}x`,
  'a long name': `${HOST}EMAIL_PORT${'a'.repeat(SIZE)} = 1\n`,
  'names without values': `${HOST}${'EMAIL_PORT\n'.repeat(SIZE / 10)}`,
  'a sender of blanks': `${HOST}DEFAULT_FROM_EMAIL = "${' '.repeat(SIZE)}"\n`,
  'a sender of brackets': `${HOST}DEFAULT_FROM_EMAIL = "${'<'.repeat(SIZE)}"\n`,
  'open template tags': `${HOST}# ${'{% '.repeat(SIZE / 3)}\n`,
  'a chain of alternatives': `import os\n${HOST}EMAIL_PORT = ${'os.getenv("A") or '.repeat(2_000)}25\n`,
  'a chain of assignments': `${HOST}${'EMAIL_PORT = '.repeat(5_000)}25\n`,
  'one setting many times': `import os\n${HOST}${'if a:\n  EMAIL_PORT = 1\n'.repeat(3_000)}`,
  'constants of constants': `${HOST}A0 = 1\n${Array.from({ length: 5_000 }, (_, index) => `A${index + 1} = A${index}\n`).join('')}EMAIL_PORT = A5000\n`,
};

for (const [name, text] of Object.entries(TEXTS)) {
  test(`${name}: a hundred thousand characters are looked at and read in under a second`, async () => {
    assert.ok(django.matches('/shop/settings.py', text));
    const parsed = await parsePython(text);
    const times = Array.from({ length: 3 }, () => {
      const begun = performance.now();
      django.matches('/shop/settings.py', text);
      mailersOf(django, parsed, environment({ A: '' }));
      return performance.now() - begun;
    });
    assert.ok(Math.min(...times) < 1_000, `${Math.min(...times)} ms`);
  });
}
