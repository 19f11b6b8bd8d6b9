import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { corpus, showReading } from './golden.ts';

for (const file of corpus()) {
  test(`${file.path} reads as its golden file says`, () => {
    const reading = `${JSON.stringify(showReading(file), undefined, 2)}\n`;
    if (process.env['UPDATE'] === '1') writeFileSync(file.golden, reading);
    assert.ok(existsSync(file.golden), 'no golden file: run again with UPDATE=1 and read what it writes');
    assert.equal(reading, readFileSync(file.golden, 'utf8'));
  });
}
