import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Place } from '../../../core/model/span.ts';
import type { PageFile } from './page.ts';
import { readPage } from './page.ts';
import { openFiles, uriOf } from './run-files.ts';

const root = join(import.meta.dirname, '../../..');

/** Every so many characters; a prime, so that lines of equal length are cut at different places. */
const STEP = 23;

test('whatever beginning of an example stands there, findings and fixes lie inside of it', async () => {
  for (const page of globSync('core/rules/*/*.md', { cwd: root })) {
    for (const { files } of readPage(readFileSync(join(root, page), 'utf8'))) {
      for (const file of files) {
        for (let length = 0; length < file.text.length; length += STEP) {
          await assertPlaces(files.map(each => (each === file ? { ...file, text: file.text.slice(0, length) } : each)));
        }
      }
    }
  }
});

async function assertPlaces(files: readonly PageFile[]): Promise<void> {
  const service = await openFiles(files);
  const lengths = new Map(files.map(({ name, text }) => [uriOf(name), text.length]));
  const isInside = ({ uri, span }: Place) => span.start <= span.end && span.end <= (lengths.get(uri) ?? -1);
  for (const [uri, length] of lengths) {
    for (const { rule, at, related } of service.check(uri)) assert.ok([at, ...related.map(each => each.at)].every(isInside), rule);
    for (const { edits, finding } of service.fixes(uri, { start: 0, end: length })) {
      const places = edits.flatMap(file => file.edits.map(({ span }) => ({ uri: file.uri, span })));
      assert.ok(places.every(isInside), `${finding.rule} edits outside of its file.`);
    }
  }
}
