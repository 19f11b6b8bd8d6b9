import type { EnvironmentEntry } from '../dotenv.ts';
import type { Failure, Seen, VariableLookup } from './seen.ts';

/**
 * symfony/dotenv 7: a shell's words, stricter. No white space around `=` or inside of a bare value, `#` begins a comment behind
 * white space alone, quoted and bare parts may follow each other, and `$NAME` is expanded everywhere but between single quotes.
 * https://symfony.com/doc/current/configuration.html#configuring-environment-variables-in-env-files
 */
export function seenBySymfony({ name, sign, written }: EnvironmentEntry, lookup: VariableLookup): Seen {
  if (sign.trimStart() !== sign || !sign.startsWith('=') || !/^_?[A-Za-z]\w*$/.test(name)) return fail('not-an-assignment');
  const text = sign.slice(1) + written.replace(/\r\n?/g, '\n');
  if (/^[ \t]*(?:#|\n|$)/.test(text)) return { value: '' };
  if (/^[ \t]/.test(text)) return fail('white-space');
  let value = '';
  let at = 0;
  while (at < text.length && text[at] !== '\n') {
    const part = readPart(text, at, lookup);
    if ('fails' in part) return part;
    value += part.value;
    at = part.end;
    if (text[at] === '#') break;
  }
  return { value };
}

type Part = { readonly value: string; readonly end: number } | { readonly fails: Failure };

function readPart(text: string, start: number, lookup: VariableLookup): Part {
  const quote = text[start];
  if (quote === "'") {
    const close = text.indexOf("'", start + 1);
    return close === -1 ? fail('unclosed-quote') : { value: text.slice(start + 1, close), end: close + 1 };
  }
  return quote === '"' ? readDoubleQuoted(text, start, lookup) : readBare(text, start, lookup);
}

function readDoubleQuoted(text: string, start: number, lookup: VariableLookup): Part {
  let close = start + 1;
  while (close < text.length && (text[close] !== '"' || (text[close - 1] === '\\' && text[close - 2] !== '\\'))) close++;
  if (close >= text.length) return fail('unclosed-quote');
  const inner = text
    .slice(start + 1, close)
    .replaceAll('\\"', '"')
    .replaceAll('\\r', '\r')
    .replaceAll('\\n', '\n');
  const expanded = expand(inner, lookup);
  return expanded === undefined ? fail('expansion') : { value: expanded, end: close + 1 };
}

function readBare(text: string, start: number, lookup: VariableLookup): Part {
  let value = '';
  let at = start;
  while (at < text.length && !'\n"\''.includes(text.charAt(at)) && !(text[at] === '#' && /[ \t]/.test(text.charAt(at - 1)))) {
    if (text[at] === '\\' && /["']/.test(text.charAt(at + 1))) at++;
    value += text.charAt(at);
    at++;
  }
  const bare = value.trimEnd();
  const expanded = expand(bare, lookup);
  if (expanded === undefined) return fail('expansion');
  return expanded === bare && /\s/.test(bare) ? fail('white-space') : { value: expanded, end: at };
}

/** Backslashes, an odd number of which keeps the sign as it is, then `$NAME`, `${NAME}` or `${NAME:-default}`. */
const VARIABLE = /(?<!\\)(\\*)\$(?!\()(\{)?(_?[A-Za-z]\w*)?(:[-=][^}]*)?(\})?/g;

/** `undefined` where a command is to run, or a brace is never closed. */
function expand(text: string, lookup: VariableLookup): string | undefined {
  if (/(?<!\\)\$\(/.test(text)) return undefined;
  let isBroken = false;
  const expanded = text.replace(VARIABLE, (...groups: readonly (string | undefined)[]) => {
    const [written = '', backslashes = '', open, name, fallback, close] = groups;
    if (backslashes.length % 2 === 1) return written.slice(1);
    if (name === undefined) return written;
    if (open !== undefined && close === undefined) isBroken = true;
    const found = lookup(name) ?? '';
    const value = found === '' && fallback !== undefined ? fallback.slice(2) : found;
    return backslashes + value + (open === undefined && close !== undefined ? '}' : '');
  });
  return isBroken ? undefined : expanded.replaceAll('\\\\', '\\');
}

function fail(reason: Failure): { readonly fails: Failure } {
  return { fails: reason };
}
