import type { Dialect } from '../dialect.ts';
import { interpretDraft } from '../dotenv/interpret.ts';
import { planChange } from './plan.ts';
import { readDrafts } from './read.ts';
import { writeChanges } from './write.ts';

const FILE = /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i;

/** `environment:` in the files of docker compose: the names that mail programs read, with the values that their container gets. */
export const compose: Dialect = {
  id: 'compose',
  framework: 'docker compose',
  language: path => (/\.ya?ml$/i.test(path) ? 'yaml' : undefined),
  matches: (path, text) => FILE.test(path) && text.includes('environment') && /smtp|mail/i.test(text),
  read: readDrafts,
  interpret: interpretDraft,
  plan: planChange,
  write: writeChanges,
};
