import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { READING_LIMIT } from '../../core/text/parse.ts';
import { createLanguageService } from '../../core/service.ts';
import { ROOT } from './sources.ts';

/** The files that a user of the examples would open, and the dialects' corpora. */
const TEXTS = globSync(['examples/**/{*,.*}', 'examples/**/.env*', 'test/core/dialects/**/corpus/**/{*,.*}'], { cwd: ROOT })
  .filter(path => statSync(join(ROOT, path)).isFile() && !/\.(?:json|png)$|node_modules/.test(path))
  .map(path => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

async function checkText(path: string, text: string): Promise<void> {
  const service = createLanguageService();
  const uri = `file:///project/${path}`;
  await service.open({ uri, path: `/project/${path}`, text });
  for (const { at, related } of service.check(uri)) {
    for (const place of [at, ...related.map(({ at }) => at)]) {
      assert.ok(
        0 <= place.span.start && place.span.start <= place.span.end && place.span.end <= text.length,
        `${path}: a finding outside the text`,
      );
    }
  }
}

test('there are example files to read', () => {
  assert.ok(TEXTS.length >= 10, `only ${TEXTS.length}`);
});

test('every prefix of every example is read and checked without a throw, with findings inside the text', async () => {
  for (const { path, text } of TEXTS) {
    // A prefix for each character of short files; of long ones so many that the ring stays quick.
    const step = Math.max(1, Math.floor(text.length / 400));
    for (let end = 0; end <= text.length; end += step) await checkText(path, text.slice(0, end));
  }
});

test('binary, UTF-16 and mixed line endings are read without a throw', async () => {
  const noise = Array.from({ length: 5_000 }, (_, position) => String.fromCharCode((position * 7919) % 0xffff)).join('');
  for (const { path, text } of TEXTS.slice(0, 12)) {
    for (const variant of [
      `\ufeff${text}`,
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\n', '\r'),
      text.split('').join('\0'),
      noise + text,
      text + noise,
    ]) {
      await checkText(path, variant);
    }
  }
});

test('a file over 1 MB is read as far as 1 MB', async () => {
  const service = createLanguageService();
  const text = `# ${'x'.repeat(READING_LIMIT)}\nSMTP_HOST=smtp.example.org\nSMTP_PORT=465\nSMTP_SECURE=false\n`;
  await service.open({ uri: 'file:///project/.env', path: '/project/.env', text });
  assert.deepEqual(service.check('file:///project/.env'), []);
});
