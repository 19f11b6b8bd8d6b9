import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Dialect } from '../../../core/dialects/dialect.ts';
import { testAnyText } from './any-text.ts';
import type { CorpusFile } from './corpus.ts';
import { openCorpus } from './corpus.ts';
import { parseFor } from './reading.ts';
import type { Followers } from './round-trip.ts';
import { testRoundTrips } from './round-trip.ts';
import { showReading } from './show-reading.ts';

export interface CorpusTests {
  readonly dialect: Dialect;
  /** The folder of the dialect's tests: its corpus lies in it, each file beside its golden reading. */
  readonly folder: string;
  /** What a hand could type into such a file. */
  readonly pieces: readonly string[];
  readonly followers?: Followers;
}

/** Golden readings, prefixes, mutations and what is written, over every file of a corpus. */
export function testCorpus({ dialect, folder, pieces, followers }: CorpusTests): void {
  const files = openCorpus(folder);
  testReadings(dialect, files);
  testAnyText({ dialect, files, pieces });
  testRoundTrips({ dialect, files, followers });
}

function testReadings(dialect: Dialect, files: readonly CorpusFile[]): void {
  for (const file of files) {
    test(`${file.path} belongs to ${dialect.id} and reads as its golden file says`, async () => {
      const parsed = await parseFor(dialect, file);
      const reading = showReading(dialect, parsed);
      assert.ok(dialect.matches(parsed.path, file.text));
      const written = `${JSON.stringify(reading, undefined, 2)}\n`;
      if (process.env['UPDATE'] === '1') writeFileSync(file.golden, written);
      assert.ok(existsSync(file.golden), 'no golden file: run again with UPDATE=1 and read what it writes');
      assert.equal(written, readFileSync(file.golden, 'utf8'));
    });
  }
}
