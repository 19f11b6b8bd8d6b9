import { command, confidential } from '../../wire/command.ts';
import type { Login } from '../request.ts';
import { toBase64, type SaslExchange } from './exchange.ts';

/**
 * https://developers.google.com/workspace/gmail/imap/xoauth2-protocol: the access token stands in the password's place. A refusal comes as
 * a challenge with JSON in it, and an empty answer brings the reply that explains it.
 */
export function xoauth2({ username, password }: Login): SaslExchange {
  return {
    start: () =>
      confidential(`AUTH XOAUTH2 ${toBase64(`user=${username}\x01auth=Bearer ${password.reveal()}\x01\x01`)}`, 'AUTH XOAUTH2 ••••'),
    respond: async () => command(''),
    isProven: () => true,
  };
}
