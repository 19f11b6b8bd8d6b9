import type { Dialect } from '../dialect.ts';
import { javascriptLanguage } from '../javascript/language.ts';
import { interpretDraft } from '../nodemailer/interpret.ts';
import { planChange } from '../nodemailer/plan.ts';
import { readDrafts } from '../nodemailer/read.ts';
import { writeChanges } from '../nodemailer/write.ts';
import { findProviders } from './calls.ts';

/** Auth.js merges the options over these before nodemailer sees them; a URL takes their place. */
const BASE = { port: 25 };

/** The e-mail provider of Auth.js and NextAuth: nodemailer's options below `server`, and a default port that is not nodemailer's. */
export const authjs: Dialect = {
  id: 'authjs',
  framework: 'Auth.js',
  language: javascriptLanguage,
  matches: (path, text) => javascriptLanguage(path) !== undefined && /\/providers\/(?:email|nodemailer)['"]/.test(text),
  read: parsed => readDrafts(parsed, 'authjs', findProviders),
  interpret: resolved => interpretDraft(resolved, BASE),
  plan: (change, mailer) => planChange(change, mailer, BASE),
  write: (changes, mailer, parsed) => writeChanges({ changes, mailer, parsed }, findProviders),
};
