import type { Span } from '../../model/span.ts';
import type { RubyToken } from '../ruby/tokens.ts';
import { RubyTokens } from '../ruby/tokens.ts';
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

const NAME = /smtp_settings|delivery_method|default_options/g;
const NAMES: ReadonlySet<string | undefined> = new Set(NAME.source.split('|'));

/** In one file. No project has more, and each can be long. */
const MOST_ASSIGNMENTS = 100;

/** UTF-16 units of a line, with those that backslashes join to it. Nobody writes settings further to the right. */
const LONGEST_LINE = 2000;

/** Only the lines that hold one of the names are read, each with as many after it as its value goes on. */
export function readAssignments(source: string): readonly Assignment[] {
  const text = withoutComments(source);
  const found: Assignment[] = [];
  let end = 0;
  for (const { index } of text.matchAll(NAME)) {
    if (index < end) continue;
    if (found.length >= MOST_ASSIGNMENTS) break;
    const start = startOfLine(text, index);
    end = endOfLine(text, index);
    found.push(...readLine(new RubyTokens(text, start), Math.min(end, start + LONGEST_LINE)));
  }
  return found.slice(0, MOST_ASSIGNMENTS);
}

/** `=begin … =end`, as spaces. */
function withoutComments(text: string): string {
  return text.includes('=begin') ? text.replace(/^=begin[^]*?(?:\n=end|$(?![^]))/gm, comment => ' '.repeat(comment.length)) : text;
}

/** A text in quotes can go on behind a backslash. */
function startOfLine(text: string, position: number): number {
  let start = text.lastIndexOf('\n', position) + 1;
  while (text[start - 2] === '\\' && position - start < LONGEST_LINE) start = text.lastIndexOf('\n', start - 2) + 1;
  return start;
}

function endOfLine(text: string, position: number): number {
  let end = text.indexOf('\n', position);
  while (text[end - 1] === '\\' && end - position < LONGEST_LINE) end = text.indexOf('\n', end + 1);
  return end === -1 ? text.length : end;
}

function readLine(tokens: RubyTokens, end: number): readonly Assignment[] {
  const found: Assignment[] = [];
  for (let position = 0; found.length < MOST_ASSIGNMENTS; position++) {
    const token = tokens.at(position);
    if (token === undefined || token.start >= end) break;
    if (token.kind !== 'word' || !NAMES.has(token.text) || tokens.at(position - 1)?.text !== '.') continue;
    const read = readAssignment(tokens, position);
    if (read !== undefined) found.push(read);
  }
  return found;
}

function readAssignment(tokens: RubyTokens, position: number): Assignment | undefined {
  const token = tokens.at(position);
  if (token === undefined) return undefined;
  const target = { start: startOfReceiver(tokens, position), end: token.end };
  const name = token.text ?? '';
  const next = tokens.at(position + 1);
  if (next?.text === '[') return readIndexed(tokens, position, { name, target });
  if (next?.kind !== 'sign' || (next.text !== '=' && next.text !== '||=')) return undefined;
  const open = tokens.at(position + 2);
  if (open?.text === '{') {
    const { entries, opaque, after } = readHash(tokens, position + 2);
    const isOpaque = opaque || addsEntries(tokens, after);
    const end = Math.max(entries.at(-1)?.span.end ?? open.end, tokens.at(after - 1)?.end ?? 0);
    return { name, target, span: { start: target.start, end }, hash: { entries, opaque: isOpaque } };
  }
  const value = expressionFrom(tokens, position + 2, endsLine);
  return { name, target, span: { start: target.start, end: value.at.end }, value };
}

/** `smtp_settings[:port] = 587`. */
function readIndexed(tokens: RubyTokens, position: number, { name, target }: Pick<Assignment, 'name' | 'target'>): Assignment | undefined {
  const [key, close, sign] = [tokens.at(position + 2), tokens.at(position + 3), tokens.at(position + 4)];
  if ((key?.kind !== 'symbol' && key?.kind !== 'string') || close?.text !== ']' || sign?.text !== '=') return undefined;
  const value = expressionFrom(tokens, position + 5, endsLine);
  const span = { start: target.start, end: value.at.end };
  return { name, target: { start: target.start, end: close.end }, span, key: key.text ?? '', value };
}

/** `config.action_mailer` in front of the name. */
function startOfReceiver(tokens: RubyTokens, position: number): number {
  let first = position;
  while (['.', '::', '&.'].includes(tokens.at(first - 1)?.text ?? '') && tokens.at(first - 2)?.kind === 'word') first -= 2;
  return tokens.at(first)?.start ?? 0;
}

/** `.compact` and `.freeze` add nothing; anything else may. */
function addsEntries(tokens: RubyTokens, position: number): boolean {
  const [dot, method] = [tokens.at(position), tokens.at(position + 1)];
  return dot?.text === '.' && !['compact', 'freeze', 'symbolize_keys', 'compact_blank'].includes(method?.text ?? '');
}

type Ends = (token: RubyToken, before: RubyToken | undefined, next: RubyToken | undefined) => boolean;

/** Tokens of one hash. Rails knows some twenty settings of SMTP. */
const LONGEST_HASH = 1000;

function readHash(tokens: RubyTokens, open: number): Hash & { readonly after: number } {
  const entries: HashEntry[] = [];
  let opaque = false;
  let position = open + 1;
  for (;;) {
    const token = tokens.at(position);
    if (token === undefined || position - open > LONGEST_HASH) return { entries, opaque: true, after: position };
    if (token.text === '}') return { entries, opaque, after: position + 1 };
    if (token.kind === 'line-break' || token.text === ',') {
      position++;
      continue;
    }
    const arrow = tokens.at(position + 1)?.text === '=>';
    const isKey = token.kind === 'label' || ((token.kind === 'symbol' || token.kind === 'string') && arrow);
    if (!isKey || token.text === undefined) {
      opaque = true;
      // An unclosed hash ends where something else than `**defaults` begins.
      if (token.kind !== 'sign' && tokens.at(position - 1)?.text !== '*') return { entries, opaque, after: position };
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
}

/** Tokens. What is longer than this computes something, wherever it ends. */
const LONGEST = 400;

/** From a token to the end of its expression; `length` counts line breaks too. */
function expressionFrom(tokens: RubyTokens, start: number, ends: Ends): Expression & { readonly length: number } {
  let depth = 0;
  let position = start;
  let end = tokens.at(start - 1)?.end ?? 0;
  for (; position - start < LONGEST; position++) {
    const token = tokens.at(position);
    if (token === undefined || (depth === 0 && ends(token, tokens.at(position - 1), tokens.at(position + 1)))) break;
    if (token.kind === 'sign' && '([{'.includes(token.text ?? ' ')) depth++;
    if (token.kind === 'sign' && ')]}'.includes(token.text ?? ' ')) depth--;
    if (depth < 0) break;
    if (token.kind !== 'line-break') ({ end } = token);
  }
  const inside = tokens.between(start, position);
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
