import type { EnvironmentEntry } from '../dotenv.ts';
import type { Failure, Seen, VariableLookup } from './seen.ts';

/**
 * `source .env`: the value is one word of the shell's (POSIX, Shell Command Language, §2.2 and §2.6). White space ends it, and what
 * follows is a command to run.
 */
export function seenByShell(entry: EnvironmentEntry, lookup: VariableLookup): Seen {
  if (entry.sign !== '=' || !/^[A-Za-z_]\w*$/.test(entry.name)) return { fails: 'not-an-assignment' };
  const word = readWord(entry.written, lookup);
  if ('fails' in word) return word;
  if (entry.written[word.end] === '&' || entry.written[word.end] === '|') return { value: '' };
  const rest = entry.written
    .slice(word.end)
    .split(/[\r\n;<>]/, 1)
    .join('');
  return rest.trim() === '' || /^\s+#/.test(rest) ? { value: word.value } : { fails: 'white-space' };
}

type Word = { readonly value: string; readonly end: number } | { readonly fails: Failure };

function readWord(text: string, lookup: VariableLookup): Word {
  let value = '';
  let at = 0;
  let quoted = false;
  while (at < text.length) {
    const character = text.charAt(at);
    if (!quoted && /[\s;&|<>]/.test(character)) return { value, end: at };
    if (!quoted && /[()]/.test(character)) return { fails: 'not-an-assignment' };
    if (character === '`' || text.startsWith('$(', at) || (at === 0 && character === '~')) return { fails: 'expansion' };
    if (character === '"') {
      quoted = !quoted;
      at++;
    } else if (character === "'" && !quoted) {
      const close = text.indexOf("'", at + 1);
      if (close === -1) return { fails: 'unclosed-quote' };
      value += text.slice(at + 1, close);
      at = close + 1;
    } else if (character === '\\') {
      const next = text.charAt(at + 1);
      const escapes = !quoted || '$`"\\\n'.includes(next);
      value += (escapes ? '' : '\\') + (next === '\n' ? '' : next);
      at += 2;
    } else if (character === '$') {
      const expanded = expandAt(text, at, lookup);
      if ('fails' in expanded) return expanded;
      value += expanded.value;
      at = expanded.end;
    } else {
      value += character;
      at++;
    }
  }
  return quoted ? { fails: 'unclosed-quote' } : { value, end: at };
}

const NAME = /[A-Za-z_]\w*/y;
const BRACED = /\{([A-Za-z_]\w*)\}/y;

function expandAt(text: string, dollar: number, lookup: VariableLookup): Word {
  const braced = matchAt(BRACED, text, dollar + 1);
  if (braced !== undefined) return { value: lookup(braced.slice(1, -1)) ?? '', end: dollar + 1 + braced.length };
  const name = matchAt(NAME, text, dollar + 1);
  if (name !== undefined) return { value: lookup(name) ?? '', end: dollar + 1 + name.length };
  const special = text.charAt(dollar + 1);
  if (/[1-9@*]/.test(special)) return { value: '', end: dollar + 2 };
  if (/[$?!#0{'"-]/.test(special)) return { fails: 'expansion' };
  return { value: '$', end: dollar + 1 };
}

function matchAt(sticky: RegExp, text: string, at: number): string | undefined {
  const pattern = new RegExp(sticky);
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
