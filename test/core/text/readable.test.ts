import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseText } from '../../../core/text/parse.ts';
import { readableLength } from '../../../core/text/readable.ts';
import type { Language } from '../../../core/text/syntax.ts';
import { DEADLINE } from '../../support/fastest.ts';

const SETTINGS = 'const port = 465;\n';

test('an ordinary text is read to its end', () => {
  assert.equal(readableLength(SETTINGS.repeat(1_000)), SETTINGS.length * 1_000);
});

test('reading stops before a line of a bundle', () => {
  assert.equal(readableLength(`${SETTINGS}${'x'.repeat(30_000)}\n${SETTINGS}`), SETTINGS.length);
});

test('reading stops before absurdly deep nesting, over however many lines', () => {
  assert.equal(readableLength(`${SETTINGS}${'[\n'.repeat(5_000)}`) < SETTINGS.length + 3_000, true);
});

for (const language of ['javascript', 'typescript', 'tsx', 'python', 'php', 'yaml'] as const satisfies readonly Language[]) {
  for (const piece of ['environment: {SMTP_HOST: ', '(', '[', '{', '"\'`#$\\ =', '<a ', '${`']) {
    test(`a megabyte of ${JSON.stringify(piece)} as ${language} is parsed in time`, async () => {
      const text = SETTINGS + piece.repeat(1_000_000 / piece.length);
      const before = process.cpuUsage();
      const { parsed } = await parseText({ uri: 'file:///a', path: '/a', text, language });
      const { user, system } = process.cpuUsage(before);
      assert.ok(parsed.text.startsWith(SETTINGS));
      assert.ok((user + system) / 1000 < DEADLINE);
    });
  }
}
