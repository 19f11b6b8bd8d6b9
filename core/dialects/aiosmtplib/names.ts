import type { Field } from '../../model/mailer.ts';
import type { KnownSetting } from '../python/entries.ts';

interface Parameter extends KnownSetting {
  readonly field?: Field;
}

/** https://aiosmtplib.readthedocs.io/en/stable/reference.html#aiosmtplib.send */
export const PARAMETERS: ReadonlyMap<string, Parameter> = new Map<string, Parameter>([
  ['sender', { field: 'from' }],
  ['hostname', { field: 'host' }],
  ['port', { field: 'port' }],
  ['username', { field: 'username' }],
  ['password', { field: 'password', secret: true }],
  ['timeout', { field: 'timeout', expects: 'number' }],
  ['use_tls', { field: 'encryption', expects: 'boolean' }],
  ['start_tls', { field: 'encryption', expects: 'boolean' }],
  ['validate_certs', { field: 'certificate', expects: 'boolean' }],
  ['tls_context', {}],
]);
