import type { EnvironmentEntry } from './dotenv.ts';
import type { EnvironmentReader } from './reader.ts';
import { seenByCompose } from './readers/compose.ts';
import { seenByDotenvExpand, seenByDotenvx, seenByNode } from './readers/javascript.ts';
import { seenByPhpDotenv } from './readers/php.ts';
import { seenByDecouple, seenByDjangoEnviron, seenByOldDjangoEnviron, seenByPythonDotenv } from './readers/python.ts';
import type { Seen, VariableLookup } from './readers/seen.ts';
import { seenByShell } from './readers/shell.ts';
import { seenBySymfony } from './readers/symfony.ts';

export type { Seen, VariableLookup } from './readers/seen.ts';

/**
 * What the program gets to see of an entry. The entry's own bounds are dotenv's; a reader for which a quoted value would go on in
 * the lines behind is said to fail.
 */
export function valueSeenBy(entry: EnvironmentEntry, reader: EnvironmentReader, lookup: VariableLookup): Seen {
  switch (reader) {
    case 'dotenv':
      return { value: entry.value };
    case 'node':
      return seenByNode(entry);
    case 'dotenvx':
      return seenByDotenvx(entry, lookup);
    case 'dotenv-expand':
      return seenByDotenvExpand(entry, lookup);
    case 'python-dotenv':
      return seenByPythonDotenv(entry, lookup);
    case 'python-decouple':
      return seenByDecouple(entry);
    case 'django-environ':
      return seenByDjangoEnviron(entry, lookup);
    case 'django-environ-0.11':
      return seenByOldDjangoEnviron(entry, lookup);
    case 'phpdotenv':
      return seenByPhpDotenv(entry, lookup);
    case 'symfony':
      return seenBySymfony(entry, lookup);
    case 'shell':
      return seenByShell(entry, lookup);
    case 'compose':
      return seenByCompose(entry, lookup);
  }
}
