import type { Dialect } from '../dialect.ts';
import { interpretMailer } from './interpret.ts';
import { planChange } from './plan.ts';
import { readMailers, writeMailer } from './read.ts';

const ASSIGNS = /^[ \t]*MAILERS\b[^=\r\n\u2028\u2029]*=(?!=)/m;

/** The `MAILERS` setting of Django 6.1 and later. https://docs.djangoproject.com/en/6.1/ref/settings/#mailers */
export const djangoMailers: Dialect = {
  id: 'django-mailers',
  framework: 'Django',
  language: () => 'python',
  matches: (path, text) => path.endsWith('.py') && text.includes('MAILERS') && ASSIGNS.test(text),
  read: readMailers,
  interpret: interpretMailer,
  plan: planChange,
  write: writeMailer,
};
