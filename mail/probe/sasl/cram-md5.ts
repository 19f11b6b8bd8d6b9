import { createHmac } from 'node:crypto';
import { command, confidential } from '../../wire/command.ts';
import type { Login } from '../request.ts';
import { fromBase64, toBase64, type SaslExchange } from './exchange.ts';

/** RFC 2195. MD5 as a keyed hash over a challenge; the password itself stays here, but a recorded session can be guessed offline. */
export function cramMd5({ username, password }: Login): SaslExchange {
  let asked = false;
  return {
    start: () => command('AUTH CRAM-MD5'),
    async respond(challenge) {
      const text = fromBase64(challenge);
      if (text === undefined || text.length === 0 || asked) return undefined;
      asked = true;
      const digest = createHmac('md5', password.reveal()).update(text).digest('hex');
      return confidential(toBase64(`${username} ${digest}`));
    },
    isProven: () => true,
  };
}
