import assert from 'node:assert/strict';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { ENVIRONMENT_FILES, LANGUAGES, SETTINGS_FILES } from '../../client/language/documents.ts';
import { dialects } from '../../core/dialects/index.ts';
import { mayHoldMailSettings } from '../../core/features/relevance.ts';
import { WATCHED } from '../../server/watched-files.ts';
import { isCandidate } from '../../workspace/find-files.ts';
import { openCorpus } from '../core/dialects/corpus.ts';
import { mailersOf, parseFor } from '../core/dialects/reading.ts';
import { HOMES } from './dialect-homes.ts';
import { ROOT } from './sources.ts';

/** What VS Code makes of these endings; whatever else a dialect reads has to be named by a pattern. */
const LANGUAGE_OF: Readonly<Record<string, string>> = {
  '.py': 'python',
  '.js': 'javascript',
  '.cjs': 'javascript',
  '.mjs': 'javascript',
  '.jsx': 'javascriptreact',
  '.ts': 'typescript',
  '.cts': 'typescript',
  '.mts': 'typescript',
  '.tsx': 'typescriptreact',
  '.php': 'php',
  '.rb': 'ruby',
};

/** Where files of each dialect lie: its corpus, its home, and names that a corpus has no second file for. */
const PATHS: readonly string[] = [
  ...dialects.flatMap(({ id }) => openCorpus(join(ROOT, 'test/core/dialects', id)).map(({ path }) => `/p/${path}`)),
  ...Object.values(HOMES).map(([path]) => path),
  ...['yml', 'yaml', 'properties'].map(ending => `/p/bootstrap.${ending}`),
  ...['yml', 'yaml'].map(ending => `/p/config/packages/framework.${ending}`),
  ...['/p/env.example', '/p/docker/app.env.sample', '/p/.envrc'],
];

function isMissedBy(isFound: (path: string) => boolean): readonly string[] {
  return PATHS.filter(path => !isFound(path));
}

test('the command line and the server find every file that a dialect reads (workspace/find-files.ts)', () => {
  assert.deepEqual(
    isMissedBy(path => isCandidate(posix.basename(path))),
    [],
  );
});

test('the client asks the server about every file that a dialect reads (client/language/documents.ts)', () => {
  const isSelected = (path: string): boolean =>
    LANGUAGES.includes(LANGUAGE_OF[posix.extname(path)] ?? '') ||
    [ENVIRONMENT_FILES, SETTINGS_FILES].some(pattern => posix.matchesGlob(path, pattern));
  assert.deepEqual(isMissedBy(isSelected), []);
});

test('the server hears of a change of every file that a dialect reads (server/watched-files.ts)', () => {
  assert.deepEqual(
    isMissedBy(path => WATCHED.some(pattern => posix.matchesGlob(path, pattern))),
    [],
  );
});

test('a file with a mailer that sends over SMTP wakes the server (core/features/relevance.ts)', async () => {
  const asleep: string[] = [];
  for (const dialect of dialects) {
    const spring = { path: 'application.yml', text: 'spring:\n  mail:\n    host: mail.example.org\n    port: 465\n' };
    for (const file of [...openCorpus(join(ROOT, 'test/core/dialects', dialect.id)), spring]) {
      const parsed = await parseFor(dialect, file);
      const sends =
        dialect.matches(parsed.path, file.text) && mailersOf(dialect, parsed).some(({ transport }) => transport.value === 'smtp');
      if (sends && !mayHoldMailSettings(file.text)) asleep.push(`${dialect.id}: ${file.path}`);
    }
  }
  assert.deepEqual(asleep, []);
});
