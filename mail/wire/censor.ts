import { REDACTED, type Secret } from '../../core/model/secret.ts';
import { saslprep } from '../../core/smtp/saslprep.ts';
import { printable } from './printable.ts';

export type Censor = (text: string) => string;

/**
 * Shorter passwords are not looked for in a server's words: three letters are found by chance in any reply, and each dot would then
 * betray where they stand.
 */
const SHORTEST = 4;

/**
 * Blots a password out of whatever a server says, in case it repeats what it was sent: as it is, prepared for SASL, escaped for a URL,
 * and in the base64 of the mechanisms.
 */
export function createCensor(username: string | undefined, password: Secret | undefined): Censor {
  if (password === undefined || password.length < SHORTEST) return text => text;
  const plain = password.reveal();
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const user = username ?? '';
  const forms = new Set([
    plain,
    printable(plain),
    saslprep(plain) ?? plain,
    encodeURIComponent(plain.toWellFormed()),
    Buffer.from(plain).toString('latin1'),
    base64(plain),
    base64(`\0${user}\0${plain}`),
    base64(`${user}\0${user}\0${plain}`),
    base64(`user=${user}\x01auth=Bearer ${plain}\x01\x01`),
  ]);
  // Longer forms first: a shorter one may be part of them.
  const ordered = [...forms].sort((one, other) => other.length - one.length);
  return text => ordered.reduce((rest, form) => rest.replaceAll(form, REDACTED), text);
}
