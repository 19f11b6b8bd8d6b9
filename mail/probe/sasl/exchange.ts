import type { Command } from '../../wire/command.ts';

/** One mechanism's part of a login (RFC 4954 §4), from its AUTH command on. */
export interface SaslExchange {
  start(): Command;
  /** The answer to a challenge, in base64 as it came; undefined when the challenge makes no sense. */
  respond(challenge: string): Promise<Command | undefined>;
  /** Whether the server has shown, as far as the mechanism lets it, that it knows the password too. */
  isProven(): boolean;
}

export function toBase64(text: string | Buffer): string {
  return Buffer.from(text).toString('base64');
}

/** Undefined for what is no base64. */
export function fromBase64(text: string): Buffer | undefined {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0 ? Buffer.from(text, 'base64') : undefined;
}
