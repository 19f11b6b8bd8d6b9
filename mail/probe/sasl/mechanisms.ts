import type { Protection } from '../report.ts';
import type { Login, Mechanism } from '../request.ts';
import type { SaslExchange } from './exchange.ts';
import { login as loginMechanism } from './login.ts';
import { plain } from './plain.ts';
import { xoauth2 } from './xoauth2.ts';

/** Those that need Node's cryptography are loaded when they are chosen. */
const STARTS: Readonly<Record<Mechanism, (login: Login) => SaslExchange | Promise<SaslExchange>>> = {
  PLAIN: plain,
  LOGIN: loginMechanism,
  'CRAM-MD5': async login => (await import('./cram-md5.ts')).cramMd5(login),
  'SCRAM-SHA-256': async login => (await import('./scram-sha-256.ts')).scramSha256(login),
  XOAUTH2: xoauth2,
};

export const MECHANISMS = Object.keys(STARTS) as readonly Mechanism[];

export async function startExchange(mechanism: Mechanism, login: Login): Promise<SaslExchange> {
  return STARTS[mechanism](login);
}

/** With a verified server: the mechanism that every mailer uses, and that needs one round trip. */
const VERIFIED: readonly Mechanism[] = ['PLAIN', 'SCRAM-SHA-256', 'LOGIN', 'CRAM-MD5'];
/** The user let the login go without verified TLS: then at least without the password itself, if the server can. */
const EXPOSED: readonly Mechanism[] = ['SCRAM-SHA-256', 'CRAM-MD5', 'PLAIN', 'LOGIN'];

/** Of those that the server offers; never XOAUTH2, whose token is no password and which has to be asked for. */
export function chooseMechanism(offered: readonly string[], protection: Protection): Mechanism | undefined {
  return (protection === 'verified' ? VERIFIED : EXPOSED).find(mechanism => offered.includes(mechanism));
}
