import type { Dialect } from '../dialect.ts';
import { interpretDraft } from '../dotenv/interpret.ts';
import { borrowSettings } from './borrow.ts';
import { planChange } from './plan.ts';
import { readDrafts } from './read.ts';
import { writeChanges } from './write.ts';

const FILE = /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i;

/** `environment:` and `env_file:` of docker compose: the names that mail programs read, with the values that their container gets. */
export const compose: Dialect = {
  id: 'compose',
  framework: 'docker compose',
  language: path => (/\.ya?ml$/i.test(path) ? 'yaml' : undefined),
  matches: (path, text) => FILE.test(path) && text.includes('environment') && /smtp|mail/i.test(text),
  read: readDrafts,
  borrow: borrowSettings,
  interpret: interpretDraft,
  plan: planChange,
  write: writeChanges,
};
