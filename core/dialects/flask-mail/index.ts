import type { Dialect } from '../dialect.ts';
import { mayHoldSettings } from './files.ts';
import { interpretSettings } from './interpret.ts';
import { planChange } from './plan.ts';
import { readSettings, writeSettings } from './read.ts';

/** The `MAIL_*` settings of Flask-Mail: in `app.config`, in configuration classes and modules. */
export const flaskMail: Dialect = {
  id: 'flask-mail',
  framework: 'Flask-Mail',
  language: () => 'python',
  matches: mayHoldSettings,
  read: readSettings,
  interpret: interpretSettings,
  plan: planChange,
  write: writeSettings,
};
