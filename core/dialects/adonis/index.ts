import type { Dialect } from '../dialect.ts';
import { javascriptLanguage } from '../javascript/language.ts';
import { interpretDraft } from '../nodemailer/interpret.ts';
import { planChange } from '../nodemailer/plan.ts';
import { readDrafts } from '../nodemailer/read.ts';
import { writeChanges } from '../nodemailer/write.ts';
import { findTransports } from './calls.ts';

/** `config/mail.ts` of AdonisJS 6: nodemailer's options, and one sender for all mailers. */
export const adonis: Dialect = {
  id: 'adonis',
  framework: 'AdonisJS',
  language: javascriptLanguage,
  matches: (path, text) => javascriptLanguage(path) !== undefined && text.includes('@adonisjs/mail') && text.includes('transports'),
  read: parsed => readDrafts(parsed, 'adonis', findTransports),
  interpret: resolved => interpretDraft(resolved),
  plan: (change, mailer) => planChange(change, mailer),
  write: (changes, mailer, parsed) => writeChanges({ changes, mailer, parsed }, findTransports),
};
