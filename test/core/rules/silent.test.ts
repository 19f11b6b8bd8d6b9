import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPage } from './page.ts';
import { describeFindings, openFiles } from './run-files.ts';

// Configurations as they stand in good projects. A remark is allowed; a warning here would be a false alarm.
const folder = join(import.meta.dirname, 'silent');

for (const name of readdirSync(folder)) {
  for (const { heading, line, files } of readPage(readFileSync(join(folder, name), 'utf8'))) {
    test(`silent/${name}:${line} ${heading}: no warning and no error`, async () => {
      const service = await openFiles(files);
      const loud = describeFindings(service, files).filter(finding => / (?:warning|error) at /.test(finding));
      assert.deepEqual(loud, []);
    });
  }
}
