import type { Dialect } from '../dialect.ts';
import { interpretDraft } from './interpret.ts';
import { planChange } from './plan.ts';
import { readDrafts } from './read.ts';
import { writeChanges } from './write.ts';

/** PHPMailer 6 and 7, wherever a program sets its properties. */
export const phpmailer: Dialect = {
  id: 'phpmailer',
  framework: 'PHPMailer',
  language: path => (/\.php$/i.test(path) ? 'php' : undefined),
  matches: (path, text) => /\.php$/i.test(path) && /phpmailer/i.test(text) && /->(?:Host\b|isSMTP\b)/i.test(text),
  read: readDrafts,
  interpret: interpretDraft,
  plan: planChange,
  write: writeChanges,
};
