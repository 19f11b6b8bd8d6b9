import type { Dialect } from '../dialect.ts';
import { interpretConfig } from './interpret.ts';
import { planChange } from './plan.ts';
import { readConfigs, writeConfig } from './read.ts';

/** The `ConnectionConfig` of fastapi-mail. */
export const fastapiMail: Dialect = {
  id: 'fastapi-mail',
  framework: 'fastapi-mail',
  language: () => 'python',
  matches: (path, text) => path.endsWith('.py') && text.includes('fastapi_mail') && text.includes('ConnectionConfig'),
  read: readConfigs,
  interpret: interpretConfig,
  plan: planChange,
  write: writeConfig,
};
