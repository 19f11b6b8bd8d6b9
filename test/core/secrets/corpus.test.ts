import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_CONFIGURATION } from '../../../core/configuration.ts';
import { createSecretScanner } from '../../../core/features/scan.ts';
import { fileKind } from '../../../core/model/document.ts';
import { credentials } from './labelled/credentials.ts';
import type { LabelledFile } from './labelled/labelled-file.ts';
import { negatives } from './labelled/negatives.ts';

async function secretsIn({ path, text }: LabelledFile): Promise<string[]> {
  const scanner = createSecretScanner({ configuration: DEFAULT_CONFIGURATION });
  const document = { uri: `file:///project/${path}`, path: `/project/${path}`, text };
  if (fileKind(path) !== 'source') await scanner.keep(document);
  // As the scan of a workspace does: what the bytes rule out is not read.
  else if (!scanner.concerns(document.path, Buffer.from(text).toString('latin1'))) return [];
  return (await scanner.scan(document)).map(({ value }) => value.reveal()).sort();
}

test('the corpus holds 120 credentials and 200 negatives at least', () => {
  const count = credentials().reduce((sum, { secrets }) => sum + secrets.length, 0);
  assert.ok(count >= 120 && negatives().length >= 200, `${count} and ${negatives().length}`);
});

for (const file of credentials()) {
  test(`found: ${file.name}`, async () => {
    assert.deepEqual(await secretsIn(file), [...file.secrets].sort());
  });
}

for (const file of negatives()) {
  test(`no alarm: ${file.name}`, async () => {
    assert.deepEqual(await secretsIn(file), []);
  });
}
