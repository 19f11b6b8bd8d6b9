import { firstLine } from '../../text/first-line.ts';
import type { EnvironmentEntry } from '../dotenv.ts';
import type { Seen, VariableLookup } from './seen.ts';

const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/**
 * python-dotenv 1.2: a comment needs white space before it, quoted values know escapes, and `${NAME:-default}` is expanded
 * everywhere, `$NAME` nowhere.
 */
export function seenByPythonDotenv(entry: EnvironmentEntry, lookup: VariableLookup): Seen {
  if (!entry.sign.endsWith('=')) return { fails: 'not-an-assignment' };
  const right = entry.written.replace(/^[^\S\r\n]+/, '');
  const quote = right[0];
  if (quote === "'" || quote === '"') {
    const close = closingQuote(right, quote);
    if (close === -1) return { fails: 'unclosed-quote' };
    if (!/^[^\S\r\n]*(?:#|[\r\n]|$)/.test(right.slice(close + 1))) return { fails: 'not-an-assignment' };
    const pattern = quote === '"' ? /\\([\\'"abfnrtv])/g : /\\([\\'])/g;
    const inner = right.slice(1, close).replace(pattern, (_, escaped: string) => ESCAPES[escaped] ?? escaped);
    return { value: expandBraced(inner, lookup) };
  }
  if (quote === '#' && right !== entry.written) return { value: '' };
  return { value: expandBraced(cutComment(firstLine(right)), lookup) };
}

/** python-decouple: no comments, no escapes, no expansion; one pair of quotes comes off. */
export function seenByDecouple({ exported, sign, written }: EnvironmentEntry): Seen {
  if (exported || !sign.endsWith('=')) return { fails: 'not-an-assignment' };
  const right = firstLine(written).trim();
  const quoted = right.length >= 2 && (right[0] === "'" || right[0] === '"') && right.endsWith(right[0]);
  return { value: quoted ? right.slice(1, -1) : right };
}

/** django-environ 0.12 and later: a `#` is part of the value (unless the program asks for `parse_comments`). */
export function seenByDjangoEnviron(entry: EnvironmentEntry, lookup: VariableLookup): Seen {
  if (!isDjangoEnvironEntry(entry)) return { fails: 'not-an-assignment' };
  const line = firstLine(entry.written);
  return unquotedByDjangoEnviron(/^'(.*)'$/.exec(line)?.[1] ?? line, lookup);
}

/** Up to 0.11 a `#` cut the line, even inside double quotes. */
export function seenByOldDjangoEnviron(entry: EnvironmentEntry, lookup: VariableLookup): Seen {
  if (!isDjangoEnvironEntry(entry)) return { fails: 'not-an-assignment' };
  const line = firstLine(entry.written);
  const single = /^\s*'(.*)'\s*(?:#.*)?$/s.exec(line)?.[1];
  return unquotedByDjangoEnviron(single ?? line.split('#', 1).join(''), lookup);
}

/** Nothing but a key may stand before `=`. */
function isDjangoEnvironEntry({ sign, name }: EnvironmentEntry): boolean {
  return sign === '=' && /^\w+$/.test(name);
}

/** Double quotes come off with their escapes. A value that begins with `$` is the name of another variable. */
function unquotedByDjangoEnviron(text: string, lookup: VariableLookup): Seen {
  const double = /^"(.*)"$/.exec(text)?.[1];
  const value = double?.replace(/\\(.)/g, (pair, escaped: string) => ('rnt'.includes(escaped) ? pair : escaped)) ?? text;
  if (!value.startsWith('$')) return { value };
  const proxied = lookup(value.replace(/^\$+/, ''));
  return proxied === undefined ? { fails: 'expansion' } : { value: proxied };
}

function closingQuote(text: string, quote: string): number {
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

/** White space and `#` begin a comment. By hand: a regular expression looks at a run of white space once for each place in it. */
function cutComment(line: string): string {
  for (let sign = line.indexOf('#'); sign !== -1; sign = line.indexOf('#', sign + 1)) {
    if (sign > 0 && /\s/.test(line.charAt(sign - 1))) return line.slice(0, sign).trimEnd();
  }
  return line.trimEnd();
}

/**
 * `${NAME}` and `${NAME:-default}`; a name goes up to the first `:` or `}`. Where that is gets looked up once for all the braces
 * that are open before it, so that the time stays linear.
 */
function expandBraced(text: string, lookup: VariableLookup): string {
  let result = '';
  let copied = 0;
  let nameEnd = -1;
  for (let open = text.indexOf('${'); open !== -1; open = text.indexOf('${', Math.max(open + 2, copied))) {
    if (nameEnd < open + 2) nameEnd = indexOfAny(text, ':}', open + 2);
    if (nameEnd === -1) break;
    const close = text.startsWith(':-', nameEnd) ? text.indexOf('}', nameEnd) : nameEnd;
    if (close === -1) break;
    if (text[close] !== '}') continue;
    const fallback = text.slice(Math.min(nameEnd + 2, close), close);
    result += text.slice(copied, open) + (lookup(text.slice(open + 2, nameEnd)) ?? fallback);
    copied = close + 1;
  }
  return result + text.slice(copied);
}

function indexOfAny(text: string, characters: string, from: number): number {
  for (let at = from; at < text.length; at++) if (characters.includes(text.charAt(at))) return at;
  return -1;
}
