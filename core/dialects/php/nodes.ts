import type { Span } from '../../model/span.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';

const PUNCTUATION = new Set(['(', ')', ',', '[', ']', '{', '}', ';', ':', '=>', '->', '::', 'array', 'new', 'LineComment', 'BlockComment']);

/** A node's children without punctuation, comments and what did not parse. */
export function partsOf(node: SyntaxNode): SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!child.type.isError && !PUNCTUATION.has(child.name)) parts.push(child);
  }
  return parts;
}

export function spanOf({ from, to }: SyntaxNode): Span {
  return { start: from, end: to };
}

/** The expression inside of parentheses. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (current.name === 'ParenthesizedExpression') {
    const [inner] = partsOf(current);
    if (inner === undefined) return current;
    current = inner;
  }
  return current;
}

export function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const list = call.getChild('ArgList');
  return list === null
    ? []
    : partsOf(list).map(argument => (argument.name === 'NamedArgument' ? (partsOf(argument).at(-1) ?? argument) : argument));
}

/** What a function is called, without its namespace. */
export function calledName(call: SyntaxNode, text: string): string | undefined {
  if (call.name !== 'CallExpression' || call.firstChild === null) return undefined;
  const callee = call.firstChild;
  if (callee.name !== 'Name' && callee.name !== 'QualifiedName') return undefined;
  return textOf(callee, text).split('\\').at(-1);
}

/** An entry of an array that has a text for its key. */
export interface ArrayMember {
  readonly name: string;
  readonly key: SyntaxNode;
  readonly value: SyntaxNode | undefined;
  readonly span: Span;
}

export interface ArrayMembers {
  readonly members: readonly ArrayMember[];
  /** Entries come from where the file does not show. */
  readonly opaque: boolean;
}

export function readArray(array: SyntaxNode, text: string): ArrayMembers {
  const list = array.getChild('ValueList') ?? array;
  const members: ArrayMember[] = [];
  let opaque = false;
  for (const part of partsOf(list)) {
    if (part.name !== 'Pair') {
      opaque ||= part.name === 'VariadicUnpacking';
      continue;
    }
    const [key, value] = partsOf(part);
    if (key === undefined) continue;
    const name = decodeString(key, text);
    if (name === undefined) opaque = true;
    else members.push({ name, key, value, span: { start: part.from, end: (value ?? part).to } });
  }
  return { members, opaque };
}

/** The text of a string without variables in it; an unclosed one is read to its end. */
export function decodeString(node: SyntaxNode, text: string): string | undefined {
  if (node.name !== 'String' || node.getChild('Interpolation') !== null) return undefined;
  const source = textOf(node, text);
  const quote = source[0];
  if (quote !== "'" && quote !== '"') return undefined;
  const inner = source.slice(1, source.length > 1 && source.endsWith(quote) ? -1 : undefined);
  if (quote === "'") return inner.replace(/\\([\\'])/g, '$1');
  // `"$host"` may come without a node of its own.
  if (/(?:^|[^\\])(?:\\\\)*\$[a-z_]/i.test(inner)) return undefined;
  return inner.replace(/\\([nrtve\\$"])/g, (_escape, letter: string) => ESCAPES[letter] ?? letter);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', v: '\v', e: '\x1b' };

/** A string literal that reads as `value`, in the quotes of `like`. */
export function encodeString(value: string, like: string): string {
  if (!like.startsWith('"')) return `'${value.replace(/[\\']/g, '\\$&')}'`;
  const escaped = value
    .replace(/[\\"$]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
  return `"${escaped}"`;
}

export function insideQuotes({ from, to }: SyntaxNode, text: string): Span {
  const isClosed = to - from > 1 && text[to - 1] === text[from];
  return { start: Math.min(from + 1, to), end: isClosed ? to - 1 : to };
}

/** `env('X', 587)`, `getenv('X') ?: 587`, `$_ENV['X'] ?? 587`; `undefined` where the reference is written otherwise. */
export function withFallback(reference: string, literal: string): string | undefined {
  const helper = /^env\(\s*((['"])[^'"]*\2)\s*\)$/.exec(reference);
  if (helper !== null) return `env(${helper[1] ?? ''}, ${literal})`;
  if (/^getenv\([^()]*\)$/.test(reference)) return `${reference} ?: ${literal}`;
  return /^\$_(?:ENV|SERVER)\[[^\]]*\]$/.test(reference) ? `(${reference} ?? ${literal})` : undefined;
}
