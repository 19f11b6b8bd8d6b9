import type { EnvironmentEntry } from '../dotenv.ts';
import type { Failure, Seen, VariableLookup } from './seen.ts';

const ESCAPES: Readonly<Record<string, string>> = { f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '"': '"', '\\': '\\', $: '$' };

/**
 * phpdotenv 5, and so Laravel: `#` begins a comment anywhere outside quotes, white space inside a bare value is an error that
 * stops the application, and `${NAME}` is expanded if the variable exists.
 */
export function seenByPhpDotenv({ name, sign, written }: EnvironmentEntry, lookup: VariableLookup): Seen {
  if (!sign.endsWith('=') || !/^[\w.]+$/.test(name)) return { fails: 'not-an-assignment' };
  const text = written.trim();
  const first = text[0];
  if (first === '"') return readDoubleQuoted(text, lookup);
  if (first !== "'") return readBare(text, lookup);
  const close = text.indexOf("'", 1);
  return close === -1 ? { fails: 'unclosed-quote' } : endLine(text.slice(close + 1), text.slice(1, close));
}

function readBare(text: string, lookup: VariableLookup): Seen {
  const value = text.split(/[\s#]/, 1).join('');
  return endLine(text.slice(value.length), expandBraced(value, lookup));
}

function readDoubleQuoted(text: string, lookup: VariableLookup): Seen {
  let value = '';
  let plain = 1;
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '"') return endLine(text.slice(at + 1), value + expandBraced(text.slice(plain, at), lookup));
    if (text[at] !== '\\') continue;
    const escaped = ESCAPES[text.charAt(at + 1)];
    if (escaped === undefined) return fail(at + 1 < text.length ? 'escape' : 'unclosed-quote');
    value += expandBraced(text.slice(plain, at), lookup) + escaped;
    plain = at + 2;
    at++;
  }
  return fail('unclosed-quote');
}

/** After the value: white space, then perhaps a comment. */
function endLine(rest: string, value: string): Seen {
  return /^\s*(?:#|$)/.test(rest) ? { value } : fail('white-space');
}

function expandBraced(text: string, lookup: VariableLookup): string {
  return text.replace(/\$\{([\w.]+)\}/g, (written, name: string) => lookup(name) ?? written);
}

function fail(reason: Failure): Seen {
  return { fails: reason };
}
