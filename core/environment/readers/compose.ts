import type { EnvironmentEntry } from '../dotenv.ts';
import type { Seen, VariableLookup } from './seen.ts';

const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '"': '"', '\\': '\\' };

/** The `env_file` of docker compose (compose-go 2): a comment needs a blank before it; `$NAME` is expanded but in single quotes. */
export function seenByCompose({ name, written }: EnvironmentEntry, lookup: VariableLookup): Seen {
  if (!/^[\w.-]+$/.test(name)) return { fails: 'not-an-assignment' };
  const right = written.replace(/^[^\S\n]+/, '');
  const quote = right[0];
  if (quote !== '"' && quote !== "'") return expand(right.split('\n', 1).join('').split(' #', 1).join('').trimEnd(), lookup);
  const inner = untilQuote(right, quote);
  if (inner === undefined) return { fails: 'unclosed-quote' };
  return quote === "'" ? { value: inner } : expand(unescape(inner), lookup);
}

function untilQuote(text: string, quote: string): string | undefined {
  let inner = '';
  for (let at = 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === quote) return inner;
    const next = text.charAt(at + 1);
    if (character === '\\' && next !== '') {
      inner += next === quote ? quote : character + next;
      at++;
    } else {
      inner += character;
    }
  }
  return undefined;
}

function unescape(text: string): string {
  return text.replace(/\\([abfnrtv$"\\])/g, (_, escaped: string) => (escaped === '$' ? '$$' : (ESCAPES[escaped] ?? escaped)));
}

const DOLLAR = /\$(?:(\$)|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?-([^}]*))?\}|)/g;

/** A `$` before anything else stops compose; it stops here too, before the next one looks for its brace through all of the text. */
function expand(text: string, lookup: VariableLookup): Seen {
  let value = '';
  let copied = 0;
  for (const { 0: written, 1: escaped, 2: bare, 3: braced, 4: fallback, index } of text.matchAll(DOLLAR)) {
    const name = bare ?? braced;
    if (escaped === undefined && name === undefined) return { fails: 'expansion' };
    const replacement = name === undefined ? '$' : (lookup(name) ?? fallback ?? '');
    value += text.slice(copied, index) + replacement;
    copied = index + written.length;
  }
  return { value: value + text.slice(copied) };
}
