import type { Dialect } from '../dialect.ts';
import { javascriptLanguage } from '../javascript/language.ts';
import { interpretDraft } from '../nodemailer/interpret.ts';
import { planChange } from '../nodemailer/plan.ts';
import { readDrafts } from '../nodemailer/read.ts';
import { writeChanges } from '../nodemailer/write.ts';
import { findProviders } from './calls.ts';

/** `config/plugins.ts`, and the same for one environment: `config/env/production/plugins.ts`. */
const FILE = /(?:^|\/)config\/(?:env\/[^/]+\/)?plugins\.[cm]?[jt]s$/;

/** Strapi's e-mail plugin with its provider for nodemailer, which gets the options as they are. */
export const strapi: Dialect = {
  id: 'strapi',
  framework: 'Strapi',
  language: javascriptLanguage,
  matches: (path, text) => FILE.test(path) && text.includes('providerOptions') && text.includes('nodemailer'),
  read: parsed => readDrafts(parsed, 'strapi', findProviders(parsed)),
  interpret: resolved => interpretDraft(resolved),
  plan: (change, mailer) => planChange(change, mailer),
  write: (changes, mailer, parsed) => writeChanges({ changes, mailer, parsed }, findProviders(parsed)),
};
