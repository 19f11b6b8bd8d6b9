import type { Dialect } from '../dialect.ts';
import { interpretDraft } from './interpret.ts';
import { planChange } from './plan.ts';
import { readDrafts } from './read.ts';
import { writeChanges } from './write.ts';

/** `framework.mailer` in `config/packages/*.yaml` of Symfony 4.4 and later. */
export const symfony: Dialect = {
  id: 'symfony',
  framework: 'Symfony',
  language: path => (/\.ya?ml$/i.test(path) ? 'yaml' : undefined),
  matches: (path, text) =>
    /\.ya?ml$/i.test(path) && text.includes('framework:') && text.includes('mailer:') && /\b(?:dsn|transports):/.test(text),
  read: readDrafts,
  interpret: interpretDraft,
  plan: planChange,
  write: writeChanges,
};
