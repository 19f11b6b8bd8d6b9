import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { compose } from '../../../core/dialects/compose/index.ts';
import type { ParseRequest } from '../../../core/text/parse.ts';
import { parseText, reparseText } from '../../../core/text/parse.ts';

const path = '/project/docker-compose.prod.yml';
const TEXT = readFileSync(join(import.meta.dirname, '../dialects/compose/corpus/docker-compose.prod.yml'), 'utf8');

function requestFor(text: string): ParseRequest {
  return { uri: `file://${path}`, path, text, language: 'yaml' };
}

test('after any edits, YAML reads as if it had been opened just now', async () => {
  const edit = fc.record({ at: fc.nat(), drop: fc.nat({ max: 3 }), added: fc.constantFrom(' ', 'x', '\n', ':', '- ', "'", '  ') });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async edits => {
      let text = TEXT;
      let typed = await parseText(requestFor(text));
      for (const { at, drop, added } of edits) {
        const start = at % (text.length + 1);
        const end = Math.min(text.length, start + drop);
        text = text.slice(0, start) + added + text.slice(end);
        typed = await reparseText(requestFor(text), [{ start, end, inserted: added.length }], typed);
      }
      assert.deepEqual(compose.read(typed.parsed), compose.read((await parseText(requestFor(text))).parsed));
    }),
    { numRuns: 200 },
  );
});
