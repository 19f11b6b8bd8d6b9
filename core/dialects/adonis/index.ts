import type { Dialect } from '../dialect.ts';
import { javascriptLanguage } from '../javascript/language.ts';
import { interpretDraft } from '../nodemailer/interpret.ts';
import { planChange } from '../nodemailer/plan.ts';
import { readDrafts } from '../nodemailer/read.ts';
import { writeChanges } from '../nodemailer/write.ts';
import { findMailers } from './calls.ts';

/** `config/mail.ts` of AdonisJS 6 and 5: nodemailer's options, and one sender for all mailers. */
export const adonis: Dialect = {
  id: 'adonis',
  framework: 'AdonisJS',
  language: javascriptLanguage,
  matches: (path, text) => javascriptLanguage(path) !== undefined && isConfiguration(text),
  read: parsed => readDrafts(parsed, 'adonis', findMailers(parsed)),
  interpret: resolved => interpretDraft(resolved),
  plan: (change, mailer) => planChange(change, mailer),
  write: (changes, mailer, parsed) => writeChanges({ changes, mailer, parsed }, findMailers(parsed)),
};

/** `@adonisjs/mail` 9 has functions for its transports; 7 and 8 name a driver, and import from the container. */
function isConfiguration(text: string): boolean {
  if (text.includes('@adonisjs/mail') && text.includes('transports')) return true;
  return (text.includes('@ioc:Adonis') || text.includes('@adonisjs/mail')) && text.includes('mailers') && text.includes('driver');
}
