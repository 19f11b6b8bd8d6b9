import { REDACTED, Secret } from '../../core/model/secret.ts';
import { createRedactor } from '../../core/secrets/redact.ts';
import { saslprep } from '../../core/smtp/saslprep.ts';
import { printable } from './printable.ts';

export type Censor = (text: string) => string;

/**
 * Shorter passwords are not looked for in a server's words: three letters are found by chance in any reply, and each dot would then
 * betray where they stand. What they look like in base64 is not found by chance.
 */
const SHORTEST = 4;

/** So many characters of a login in a row are no chance: a server that repeats a long line cuts it. */
const FRAGMENT = 12;

/**
 * Blots a password out of whatever a server says, in case it repeats what it was sent: as it is, prepared for SASL, in capitals, in every
 * disguise that `createRedactor` knows, cut off, or broken over the lines of a reply.
 */
export function createCensor(username: string | undefined, password: Secret | undefined): Censor {
  if (password === undefined || password.isEmpty) return text => text;
  const plain = password.reveal();
  const sent = linesOf(username ?? '', plain);
  const isShort = plain.length < SHORTEST;
  const redact = createRedactor((isShort ? sent : readingsOf(plain)).map(text => new Secret(text)));
  const fragments = fragmentsOf(isShort ? sent : [...sent, plain]);
  const blot = (text: string): string => blotFragments(redact(text), fragments);
  return text => {
    const blotted = blot(text);
    if (!blotted.includes('\n')) return blotted;
    const joined = blotted.replaceAll(/\n(?:\d{3}[ -])?(?:\d\.\d{1,3}\.\d{1,3} )?/g, '');
    return blot(joined) === joined ? blotted : blotted.replaceAll(/^((?:\d{3}[ -])?).*$/gm, `$1${REDACTED}`);
  };
}

/** What travels, in base64. */
function linesOf(user: string, plain: string): readonly string[] {
  const logins = [plain, `\0${user}\0${plain}`, `${user}\0${user}\0${plain}`, `user=${user}\x01auth=Bearer ${plain}\x01\x01`];
  return logins.map(text => Buffer.from(text).toString('base64'));
}

/** How servers read a password, and how Envelope shows what they say. */
function readingsOf(plain: string): readonly string[] {
  const read = [plain, saslprep(plain) ?? plain, Buffer.from(plain).toString('latin1'), plain.trim()];
  const shown = [...read, ...read.map(printable)];
  const all = new Set(shown.flatMap(text => [text, text.toUpperCase(), text.toLowerCase()]));
  return [...all].filter(text => text.length >= SHORTEST);
}

function fragmentsOf(texts: readonly string[]): ReadonlySet<string> {
  const fragments = new Set<string>();
  for (const text of texts.flatMap(each => [each, each.toUpperCase(), each.toLowerCase()]))
    for (let end = FRAGMENT; end <= text.length; end++) fragments.add(text.slice(end - FRAGMENT, end));
  return fragments;
}

function blotFragments(text: string, fragments: ReadonlySet<string>): string {
  let blotted = '';
  let kept = 0;
  for (let start = 0; start + FRAGMENT <= text.length; start++) {
    if (!fragments.has(text.slice(start, start + FRAGMENT))) continue;
    // Fragments that overlap are one.
    if (start >= kept) blotted += text.slice(kept, start) + REDACTED;
    kept = start + FRAGMENT;
  }
  return blotted + text.slice(kept);
}
