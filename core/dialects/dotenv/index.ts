import { fileKind } from '../../model/document.ts';
import type { Dialect } from '../dialect.ts';
import { interpretDraft } from './interpret.ts';
import { planChange } from './plan.ts';
import { readDrafts } from './read.ts';
import { writeChanges } from './write.ts';

/** `.env` and its kin, examples included: names that mail programs read. */
export const dotenv: Dialect = {
  id: 'dotenv',
  framework: '.env',
  language: () => undefined,
  matches: (path, text) => fileKind(path) !== 'source' && /smtp|mail/i.test(text),
  read: readDrafts,
  interpret: interpretDraft,
  plan: planChange,
  write: writeChanges,
};
