import type { Dialect } from '../dialect.ts';
import { interpretCall } from './interpret.ts';
import { planChange } from './plan.ts';
import { readCalls, writeCall } from './read.ts';

/** Calls of aiosmtplib, whose arguments say everything. */
export const aiosmtplib: Dialect = {
  id: 'aiosmtplib',
  framework: 'aiosmtplib',
  language: () => 'python',
  matches: (path, text) => path.endsWith('.py') && text.includes('aiosmtplib'),
  read: readCalls,
  interpret: interpretCall,
  plan: planChange,
  write: writeCall,
};
