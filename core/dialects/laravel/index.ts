import type { Dialect } from '../dialect.ts';
import { interpretDraft } from './interpret.ts';
import { planChange } from './plan.ts';
import { readDrafts } from './read.ts';
import { writeChanges } from './write.ts';

/** `config/mail.php` of Laravel 7 to 13, and of the versions before that had one mailer. */
export const laravel: Dialect = {
  id: 'laravel',
  framework: 'Laravel',
  language: path => (/\.php$/i.test(path) ? 'php' : undefined),
  matches: (path, text) => /(?:^|\/)mail\.php$/i.test(path) && /['"](?:mailers|driver)['"]/.test(text) && text.includes('smtp'),
  read: readDrafts,
  interpret: interpretDraft,
  plan: planChange,
  write: writeChanges,
};
