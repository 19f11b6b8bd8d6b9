import type { Dialect } from '../dialect.ts';
import { interpretConnection } from './interpret.ts';
import { planChange } from './plan.ts';
import { readConnections } from './read.ts';
import { writeChanges } from './write.ts';

/** Programs that talk to a mail server with Python's own smtplib. */
export const smtplib: Dialect = {
  id: 'smtplib',
  framework: 'smtplib',
  language: () => 'python',
  matches: (path, text) => path.endsWith('.py') && text.includes('smtplib'),
  read: readConnections,
  interpret: interpretConnection,
  plan: planChange,
  write: writeChanges,
};
