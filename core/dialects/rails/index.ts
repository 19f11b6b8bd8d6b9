import type { Dialect } from '../dialect.ts';
import { interpretDraft } from './interpret.ts';
import { planChange } from './plan.ts';
import { readDrafts } from './read.ts';
import { writeChanges } from './write.ts';

/** `smtp_settings` of Action Mailer: `config/environments/*.rb`, initializers, plain Ruby. */
export const rails: Dialect = {
  id: 'rails',
  framework: 'Rails',
  language: () => undefined,
  matches: (path, text) => /\.rb$/i.test(path) && text.includes('smtp_settings'),
  read: readDrafts,
  interpret: interpretDraft,
  plan: planChange,
  write: writeChanges,
};
