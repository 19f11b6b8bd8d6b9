import type { Dialect } from '../dialect.ts';
import { planChange } from '../nodemailer/plan.ts';
import { interpretMail } from './interpret.ts';
import { readMail } from './read.ts';
import { writeChanges } from './write.ts';

/** `config.production.json`; plain `config.json` and `default.json` are anybody's. */
const FILE = /(?:^|\/)config\.[\w-]+\.json$/;

/** Ghost: nodemailer's options in JSON, beside the name of a transport. */
export const ghost: Dialect = {
  id: 'ghost',
  framework: 'Ghost',
  language: () => undefined,
  matches: (path, text) => FILE.test(path) && text.includes('"mail"') && /"(?:transport|options)"/.test(text),
  read: readMail,
  interpret: interpretMail,
  plan: (change, mailer) => planChange(change, mailer),
  write: writeChanges,
};
