import type { Span } from '../../model/span.ts';
import type { RubyToken } from '../ruby/tokens.ts';
import type { Expression } from '../ruby/value.ts';

/** `smtp_settings = { … }`, `smtp_settings[:port] = 587`, `delivery_method = :smtp`. */
export interface Assignment {
  readonly name: string;
  /** From the receiver to the name: `config.action_mailer.smtp_settings`. */
  readonly target: Span;
  readonly span: Span;
  readonly hash?: Hash;
  /** Of one key, or of what is no hash. */
  readonly key?: string;
  readonly value?: Expression;
}

export interface Hash {
  readonly entries: readonly HashEntry[];
  /** A spread, or a method behind it that adds entries. */
  readonly opaque: boolean;
}

export interface HashEntry {
  readonly name: string;
  readonly key: Span;
  readonly span: Span;
  readonly value: Expression;
}

const NAMES = new Set(['smtp_settings', 'delivery_method', 'default_options']);

export function readAssignments(tokens: readonly RubyToken[]): readonly Assignment[] {
  const found: Assignment[] = [];
  for (const [position, token] of tokens.entries()) {
    if (token.kind !== 'word' || !NAMES.has(token.text ?? '') || tokens[position - 1]?.text !== '.') continue;
    const read = readAssignment(tokens, position);
    if (read !== undefined) found.push(read);
  }
  return found;
}

function readAssignment(tokens: readonly RubyToken[], position: number): Assignment | undefined {
  const token = tokens[position];
  if (token === undefined) return undefined;
  const target = { start: startOfReceiver(tokens, position), end: token.end };
  const name = token.text ?? '';
  const [next, key, close, sign] = tokens.slice(position + 1, position + 5);
  if (next?.text === '[' && (key?.kind === 'symbol' || key?.kind === 'string') && close?.text === ']' && sign?.text === '=') {
    const value = expressionFrom(tokens, position + 5, endsLine);
    const span = { start: target.start, end: value.at.end };
    return { name, target: { start: target.start, end: close.end }, span, key: key.text ?? '', value };
  }
  if (next?.kind !== 'sign' || (next.text !== '=' && next.text !== '||=')) return undefined;
  if (tokens[position + 2]?.text === '{') {
    const { entries, opaque, after } = readHash(tokens, position + 2);
    const isOpaque = opaque || addsEntries(tokens, after);
    const end = entries.at(-1)?.span.end ?? tokens[position + 2]?.end ?? target.end;
    return {
      name,
      target,
      span: { start: target.start, end: Math.max(end, tokens[after - 1]?.end ?? end) },
      hash: { entries, opaque: isOpaque },
    };
  }
  const value = expressionFrom(tokens, position + 2, endsLine);
  return { name, target, span: { start: target.start, end: value.at.end }, value };
}

/** `config.action_mailer` in front of the name. */
function startOfReceiver(tokens: readonly RubyToken[], position: number): number {
  let first = position;
  while (['.', '::', '&.'].includes(tokens[first - 1]?.text ?? '') && tokens[first - 2]?.kind === 'word') first -= 2;
  return tokens[first]?.start ?? 0;
}

/** `.compact` and `.freeze` add nothing; anything else may. */
function addsEntries(tokens: readonly RubyToken[], position: number): boolean {
  const [dot, method] = tokens.slice(position, position + 2);
  return dot?.text === '.' && !['compact', 'freeze', 'symbolize_keys', 'compact_blank'].includes(method?.text ?? '');
}

type Ends = (token: RubyToken, before: RubyToken | undefined, next: RubyToken | undefined) => boolean;

function readHash(tokens: readonly RubyToken[], open: number): Hash & { readonly after: number } {
  const entries: HashEntry[] = [];
  let opaque = false;
  let position = open + 1;
  while (position < tokens.length && tokens[position]?.text !== '}') {
    const token = tokens[position];
    if (token === undefined) break;
    if (token.kind === 'line-break' || token.text === ',') {
      position++;
      continue;
    }
    const arrow = tokens[position + 1]?.text === '=>';
    const isKey = token.kind === 'label' || ((token.kind === 'symbol' || token.kind === 'string') && arrow);
    if (!isKey || token.text === undefined) {
      opaque = true;
      // An unclosed hash ends where something else than `**defaults` begins.
      if (token.kind !== 'sign' && tokens[position - 1]?.text !== '*') return { entries, opaque, after: position };
      position += Math.max(1, token.kind === 'sign' ? 1 : expressionFrom(tokens, position, endsEntry).length);
      continue;
    }
    const start = position + (token.kind === 'label' ? 1 : 2);
    const value = expressionFrom(tokens, start, endsEntry);
    if (value.tokens.length > 0) {
      const span = { start: token.start, end: value.at.end };
      entries.push({ name: token.text, key: { start: token.start, end: token.end }, span, value });
    } else opaque = true;
    position = start + value.length;
  }
  return { entries, opaque: opaque || position >= tokens.length, after: Math.min(position + 1, tokens.length) };
}

/** Tokens. What is longer than this computes something, wherever it ends. */
const LONGEST = 400;

/** From a token to the end of its expression; `length` counts line breaks too. */
function expressionFrom(tokens: readonly RubyToken[], start: number, ends: Ends): Expression & { readonly length: number } {
  let depth = 0;
  let position = start;
  let end = tokens[start - 1]?.end ?? 0;
  for (; position < tokens.length && position - start < LONGEST; position++) {
    const token = tokens[position];
    if (token === undefined || (depth === 0 && ends(token, tokens[position - 1], tokens[position + 1]))) break;
    if (token.kind === 'sign' && '([{'.includes(token.text ?? ' ')) depth++;
    if (token.kind === 'sign' && ')]}'.includes(token.text ?? ' ')) depth--;
    if (depth < 0) break;
    if (token.kind !== 'line-break') ({ end } = token);
  }
  const inside = tokens.slice(start, position);
  const first = inside.find(({ kind }) => kind !== 'line-break');
  return { tokens: inside, at: { start: Math.min(first?.start ?? end, end), end }, length: position - start };
}

/** A comma, the closing brace, or the next entry where the comma is still missing. */
function endsEntry(token: RubyToken, before: RubyToken | undefined): boolean {
  if (token.text === ',' || token.text === '}') return token.kind === 'sign';
  return token.kind === 'label' && before?.kind === 'line-break';
}

const OPEN_SIGNS = new Set(['=', '||', '&&', '+', '.', ',', '&.', '==', '!=', '?']);

/** A line that ends with an operator, or whose next one begins with a dot, goes on. */
function endsLine(token: RubyToken, before: RubyToken | undefined, next: RubyToken | undefined): boolean {
  if (token.text === ';' || (token.kind === 'word' && (token.text === 'if' || token.text === 'unless'))) return true;
  return token.kind === 'line-break' && !OPEN_SIGNS.has(before?.text ?? '') && next?.text !== '.';
}
