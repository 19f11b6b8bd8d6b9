import { confidential } from '../../wire/command.ts';
import type { Login } from '../request.ts';
import { toBase64, type SaslExchange } from './exchange.ts';

/** RFC 4616, with the initial response in the AUTH command: one round trip. Text goes as UTF-8, unprepared, as the RFC's clients do. */
export function plain({ username, password }: Login): SaslExchange {
  const response = (): string => toBase64(`\0${username}\0${password.reveal()}`);
  return {
    start: () => confidential(`AUTH PLAIN ${response()}`, 'AUTH PLAIN ••••'),
    // A server that ignores the initial response asks for it with an empty challenge.
    respond: async challenge => (challenge.trim() === '' ? confidential(response()) : undefined),
    isProven: () => true,
  };
}
