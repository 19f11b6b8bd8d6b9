import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Place } from '../../../core/model/span.ts';
import type { LanguageService } from '../../../core/service.ts';
import { readPage } from './page.ts';
import { openFiles, uriOf } from './run-files.ts';

const root = join(import.meta.dirname, '../../..');

/** Every so many characters; a prime, so that lines of equal length are cut at different places. */
const STEP = 23;

test('whatever beginning of an example stands there, findings and fixes lie inside of it', async () => {
  for (const page of globSync('core/rules/*/*.md', { cwd: root })) {
    for (const { files } of readPage(readFileSync(join(root, page), 'utf8'))) {
      const service = await openFiles(files);
      for (const { name, text } of files) {
        const document = { uri: uriOf(name), path: `/project/${name}` };
        for (let length = 0; length < text.length; length += STEP) {
          await service.open({ ...document, text: text.slice(0, length) });
          assertPlaces(service, new Map(files.map(each => [uriOf(each.name), each.name === name ? length : each.text.length])));
        }
        await service.open({ ...document, text });
      }
    }
  }
});

/** `lengths` of the files as they stand, by uri. */
function assertPlaces(service: LanguageService, lengths: ReadonlyMap<string, number>): void {
  const isInside = ({ uri, span }: Place) => span.start <= span.end && span.end <= (lengths.get(uri) ?? -1);
  for (const [uri, length] of lengths) {
    for (const { rule, at, related } of service.check(uri)) assert.ok([at, ...related.map(each => each.at)].every(isInside), rule);
    for (const { edits, finding } of service.fixes(uri, { start: 0, end: length })) {
      const places = edits.flatMap(file => file.edits.map(({ span }) => ({ uri: file.uri, span })));
      assert.ok(places.every(isInside), `${finding.rule} edits outside of its file.`);
    }
  }
}
