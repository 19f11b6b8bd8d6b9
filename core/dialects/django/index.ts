import type { Dialect } from '../dialect.ts';
import { mayHoldSettings } from './files.ts';
import { interpretSettings } from './interpret.ts';
import { planChange } from './plan.ts';
import { readSettings } from './read.ts';
import { writeSettings } from './write.ts';

/** The `EMAIL_*` settings of a Django project. */
export const django: Dialect = {
  id: 'django',
  framework: 'Django',
  language: () => 'python',
  matches: mayHoldSettings,
  read: readSettings,
  interpret: interpretSettings,
  plan: planChange,
  write: writeSettings,
};
