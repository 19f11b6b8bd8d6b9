import { command, confidential } from '../../wire/command.ts';
import type { Login } from '../request.ts';
import { toBase64, type SaslExchange } from './exchange.ts';

/** The undocumented LOGIN, as draft-murchison-sasl-login has it: first the username, then the password, whatever the prompts say. */
export function login({ username, password }: Login): SaslExchange {
  const answers = [() => confidential(toBase64(username)), () => confidential(toBase64(password.reveal()))];
  return {
    start: () => command('AUTH LOGIN'),
    respond: async () => answers.shift()?.(),
    isProven: () => true,
  };
}
