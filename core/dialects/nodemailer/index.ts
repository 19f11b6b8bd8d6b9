import { javascriptLanguage } from '../javascript/language.ts';
import type { Dialect } from '../dialect.ts';
import { findCalls } from './calls.ts';
import { interpretDraft } from './interpret.ts';
import { planChange } from './plan.ts';
import { readDrafts } from './read.ts';
import { writeChanges } from './write.ts';

/** nodemailer 10, and where it agrees with them every version since 6. */
export const nodemailer: Dialect = {
  id: 'nodemailer',
  framework: 'nodemailer',
  language: javascriptLanguage,
  matches: (path, text) => javascriptLanguage(path) !== undefined && (usesNodemailer(text) || text.includes('modules/mailer')),
  read: parsed => readDrafts(parsed, 'nodemailer', findCalls),
  interpret: resolved => interpretDraft(resolved),
  plan: (change, mailer) => planChange(change, mailer),
  write: (changes, mailer, parsed) => writeChanges({ changes, mailer, parsed }, findCalls),
};

function usesNodemailer(text: string): boolean {
  return text.includes('nodemailer') && text.includes('createTransport');
}
