import { isPlaceholder, isReference } from './placeholder.ts';
import { isSample } from './samples.ts';

/** Why a candidate is no secret, for the trace log. */
export type NotSecret = 'empty' | 'reference' | 'placeholder' | 'sample' | 'names-itself' | 'local-host' | 'too-short';

export type SecretJudgement = 'secret' | { readonly not: NotSecret };

/** What is known of the place where the candidate stands. */
export interface SecretContext {
  /** The mailer's host: what a catcher on this machine is told is no secret. */
  readonly host?: string;
  /** The setting's or the variable's name. */
  readonly name?: string;
}

/** Shorter passwords exist, but not at a mail server that one would mind losing. */
const SHORTEST = 4;

/** Of a setting or a variable. */
const LONGEST_NAME = 200;

/**
 * Decides whether a literal that stands where a password belongs is one. Judged by meaning, not by entropy: a password may be a word.
 */
export function judgeSecret(text: string, context: SecretContext = {}): SecretJudgement {
  const value = text.trim();
  if (value === '') return { not: 'empty' };
  if (isReference(value)) return { not: 'reference' };
  if (namesItself(value, context.name)) return { not: 'names-itself' };
  if (isPlaceholder(value)) return { not: 'placeholder' };
  if (isSample(value)) return { not: 'sample' };
  if (context.host !== undefined && isThisMachine(context.host)) return { not: 'local-host' };
  if (value.length < SHORTEST) return { not: 'too-short' };
  return 'secret';
}

/** `SMTP_PASSWORD=SMTP_PASSWORD`, `password: 'password'`. */
function namesItself(value: string, name: string | undefined): boolean {
  return name !== undefined && value.length <= LONGEST_NAME && plain(value) === plain(name);
}

function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/**
 * Loopback, names that RFC 6761 keeps from the network, and the single labels of a compose network. A private address is a server that
 * others reach as well: its password is a secret.
 */
function isThisMachine(host: string): boolean {
  const name = host.trim().toLowerCase().replace(/\.$/, '');
  if (name === '') return false;
  if (name === '::1' || name === '[::1]' || name === '0.0.0.0' || name === 'host.docker.internal') return true;
  if (/^127(?:\.\d{1,3}){3}$/.test(name)) return true;
  if (!name.includes('.')) return /^[a-z0-9_-]+$/.test(name);
  return RESERVED_DOMAINS.some(domain => name.endsWith(domain));
}

const RESERVED_DOMAINS: readonly string[] = ['.localhost', '.test', '.example', '.invalid', '.example.com', '.example.org', '.example.net'];
