import type { EnvironmentEntry } from '../dotenv.ts';
import type { Seen, VariableLookup } from './seen.ts';

/**
 * `node --env-file` and `util.parseEnv` (Node 24): as dotenv, but a quoted value ends at the first such quote, backslash or not,
 * and whatever follows it in the line is dropped. Behind a quote that is never closed `#` begins no comment.
 */
export function seenByNode({ name, sign, written, value }: EnvironmentEntry): Seen {
  if (!sign.trimEnd().endsWith('=') || name === '') return { fails: 'not-an-assignment' };
  const right = written.replace(/\r/g, '').trim();
  const quote = right[0];
  if (quote !== '"' && quote !== "'" && quote !== '`') return { value };
  const close = right.indexOf(quote, 1);
  if (close === -1) return { value: right.split('\n', 1).join('').trimEnd() };
  const inner = right.slice(1, close);
  return { value: quote === '"' ? inner.replaceAll('\\n', '\n') : inner };
}

/** dotenv-expand 12, and so Next.js and Vite: expands whatever dotenv read, single quotes or not. */
export function seenByDotenvExpand({ value }: EnvironmentEntry, lookup: VariableLookup): Seen {
  return expandVariables(value, lookup);
}

/** dotenvx 2: runs `$(…)` and expands variables, but not between single quotes. */
export function seenByDotenvx({ value, written }: EnvironmentEntry, lookup: VariableLookup): Seen {
  if (written.trimStart().startsWith("'")) return { value: value.replaceAll("\\'", "'") };
  if (value.includes('$(')) return { fails: 'expansion' };
  return expandVariables(value, lookup);
}

const VARIABLE = /(?<!\\)\$(?:\{([^{}]+)\}|([A-Za-z_]\w*))/;
const OPERATOR = /:\+|\+|:-|-/;

/** What comes out of a variable is expanded again; variables that name each other stop here instead of growing for ever. */
const MOST_EXPANSIONS = 100;
const LONGEST_EXPANSION = 65_536;

/** One variable at a time, the first that stands there, from the start again each time: `$$H` may become another variable. */
function expandVariables(value: string, lookup: VariableLookup): Seen {
  let result = value;
  for (let count = 0; count < MOST_EXPANSIONS && result.length <= LONGEST_EXPANSION; count++) {
    const match = VARIABLE.exec(result);
    if (match === null) return { value: result.replaceAll('\\$', '$') };
    const expanded = expandOne(match[1] ?? match[2] ?? '', lookup);
    result = result.replace(match[0], () => expanded);
  }
  return { fails: 'expansion' };
}

function expandOne(expression: string, lookup: VariableLookup): string {
  const operator = OPERATOR.exec(expression);
  if (operator === null) return lookup(expression) ?? '';
  const found = lookup(expression.slice(0, operator.index)) ?? '';
  const alternative = expression.slice(operator.index + operator[0].length);
  if (operator[0].endsWith('+')) return found === '' ? '' : alternative;
  return found === '' ? alternative : found;
}
