import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { READING_LIMIT } from '../../core/text/readable.ts';
import type { LanguageService } from '../../core/service.ts';
import { createLanguageService } from '../../core/service.ts';
import { ROOT } from './sources.ts';

/** The files that a user of the examples would open. The dialects' corpora are read in every prefix by the dialects' own tests. */
const TEXTS = globSync(['examples/**/{*,.*}', 'examples/**/.env*'], { cwd: ROOT })
  .filter(path => statSync(join(ROOT, path)).isFile())
  .map(path => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

async function checkText(path: string, text: string): Promise<void> {
  const service = createLanguageService();
  const uri = `file:///project/${path}`;
  await service.open({ uri, path: `/project/${path}`, text });
  checkPlaces(service, uri, text);
}

function checkPlaces(service: LanguageService, uri: string, text: string): void {
  for (const { at, related } of service.check(uri)) {
    for (const { span } of [at, ...related.map(({ at }) => at)]) {
      assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, `${uri}: a finding outside the text`);
    }
  }
}

test('there are example files to read', () => {
  assert.ok(TEXTS.length >= 10, `only ${TEXTS.length}`);
});

test('every prefix of every example is read and checked without a throw, with findings inside the text', async () => {
  for (const { path, text } of TEXTS) {
    const service = createLanguageService();
    const uri = `file:///project/${path}`;
    const document = { uri, path: `/project/${path}` };
    await service.open({ ...document, text: '' });
    for (let end = 1; end <= text.length; end++) {
      const prefix = text.slice(0, end);
      await service.open({ ...document, text: prefix }, [{ start: end - 1, end: end - 1, inserted: 1 }]);
      checkPlaces(service, uri, prefix);
    }
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
