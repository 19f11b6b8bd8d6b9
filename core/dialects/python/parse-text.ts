import type { Comparison, Reference, Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';
import type { CallArguments } from './arguments.ts';
import { readArguments } from './arguments.ts';
import { readLiteral } from './literals.ts';
import type { Binding, PythonScope } from './scope.ts';
import { bindExpression } from './scope.ts';
import type { Quote } from './spell.ts';
import { quoteOf, spellLiteral } from './spell.ts';

/** What reads as true in code that Envelope writes, lower case. */
const TRUE_WORDS = ['true', '1', 'yes', 'on'];
/** Words that people write for true; what compares with others means something else. */
const KNOWN_TRUE_WORDS: ReadonlySet<string> = new Set([...TRUE_WORDS, 't', 'y', 'ok']);

interface Rewriting {
  readonly scope: PythonScope;
  readonly root: SyntaxNode;
}

/**
 * The expression that reads the same text as a boolean or a number, in the module's own style. `undefined` where it already does,
 * and where the expression cannot be followed.
 */
export function spellParsed(value: Value, as: 'boolean' | 'number', rewriting: Rewriting): string | undefined {
  if (value.kind === 'literal') return typeof value.value === 'string' ? parseLiteral(value.value, as) : undefined;
  if (value.kind === 'comparison' && as === 'number') return parseCompared(value, rewriting);
  const reference = referenceOf(value);
  const node = reference && nodeAt(reference, rewriting.root);
  if (reference === undefined || node === undefined) return undefined;
  const { text } = rewriting.scope;
  const quote = quoteOf(text.slice(reference.name.start - 1, reference.name.start)) ?? '"';
  return as === 'boolean' ? parseBoolean(node, { ...rewriting, quote }) : parseNumber(node, { ...rewriting, quote });
}

/** `os.environ["PORT"] == 465` stays, and what it compares becomes the number. */
function parseCompared({ of, at }: Comparison, rewriting: Rewriting): string | undefined {
  const number = spellParsed(of, 'number', rewriting);
  const { text } = rewriting.scope;
  return number && text.slice(at.start, of.at.start) + number + text.slice(of.at.end, at.end);
}

function parseLiteral(text: string, as: 'boolean' | 'number'): string | undefined {
  if (as === 'boolean') return spellLiteral(KNOWN_TRUE_WORDS.has(text.trim().toLowerCase()), '"');
  return /^\s*\d+\s*$/.test(text) ? String(Number(text)) : undefined;
}

/** The reference whose text is judged by its truthiness, or compared in one spelling only. */
function referenceOf(value: Value): Reference | undefined {
  switch (value.kind) {
    case 'reference':
      return value;
    case 'conversion':
      return value.to === 'truthiness' || value.to === 'text' ? referenceOf(value.of) : undefined;
    case 'comparison': {
      const means = value.with.every(word => typeof word === 'string' && KNOWN_TRUE_WORDS.has(word.toLowerCase()));
      return value.caseSensitive && !value.negated && means ? referenceOf(value.of) : undefined;
    }
    case 'literal':
    case 'unknown':
      return undefined;
  }
}

/** The outermost node that spans just the reference. */
function nodeAt({ at }: Reference, root: SyntaxNode): SyntaxNode | undefined {
  for (let node: SyntaxNode | null = root.resolveInner(at.start, 1); node !== null; node = node.parent) {
    if (node.from === at.start && node.to === at.end && node.name !== 'ExpressionStatement') return node;
  }
  return undefined;
}

interface Spelling extends Rewriting {
  readonly quote: Quote;
}

function parseBoolean(node: SyntaxNode, spelling: Spelling): string | undefined {
  const { scope, quote } = spelling;
  const call = readReference(node, scope);
  const words = TRUE_WORDS.map(word => spellLiteral(word, quote)).join(', ');
  switch (call?.style) {
    case 'subscript':
      return `${call.text}.lower() in (${words})`;
    case 'getter': {
      const fallback = spellTextual(call.fallback, spelling);
      return fallback && `${call.callee}(${call.name}, ${fallback}).lower() in (${words})`;
    }
    case 'alternative': {
      const fallback = spellTextual(call.fallback, spelling);
      return fallback && `(${call.text} or ${fallback}).lower() in (${words})`;
    }
    case 'typed': {
      const fallback = spellBoolean(call.fallback, spelling);
      return fallback === undefined ? undefined : `${call.callee}.bool(${call.name}${fallback && `, default=${fallback}`})`;
    }
    case 'cast':
      return `${call.callee}(${call.name}${call.fallback ? `, default=${textOf(call.fallback, scope.text)}` : ''}, cast=bool)`;
    case undefined:
      return undefined;
  }
}

function parseNumber(node: SyntaxNode, { scope }: Spelling): string | undefined {
  const call = readReference(node, scope);
  if (call === undefined) return undefined;
  const fallback = call.fallback && textOf(call.fallback, scope.text);
  const number = call.fallback && Number(readLiteral(call.fallback, scope.text)?.value ?? Number.NaN);
  if (number !== undefined && !Number.isInteger(number)) return undefined;
  switch (call.style) {
    case 'subscript':
      return `int(${call.text})`;
    case 'getter':
    case 'alternative':
      // `int(None)` raises: without a default there is nothing safe to write.
      return fallback === undefined ? undefined : `int(${textOf(node, scope.text)})`;
    case 'typed':
      return `${call.callee}.int(${call.name}${number === undefined ? '' : `, default=${number}`})`;
    case 'cast':
      return `${call.callee}(${call.name}${fallback === undefined ? '' : `, default=${fallback}`}, cast=int)`;
  }
}

interface WrittenReference {
  readonly style: 'subscript' | 'getter' | 'alternative' | 'typed' | 'cast';
  /** The expression as it stands; for an alternative, the part before `or`. */
  readonly text: string;
  readonly callee: string;
  /** The variable's name with its quotes. */
  readonly name: string;
  readonly fallback: SyntaxNode | undefined;
}

function readReference(node: SyntaxNode, scope: PythonScope): WrittenReference | undefined {
  const whole = textOf(node, scope.text);
  if (node.name === 'MemberExpression') return { style: 'subscript', text: whole, callee: '', name: '', fallback: undefined };
  if (node.name === 'BinaryExpression') {
    const [left, , right] = childrenOf(node);
    if (left === undefined || right === undefined) return undefined;
    return { style: 'alternative', text: textOf(left, scope.text), callee: '', name: '', fallback: right };
  }
  const callee = node.name === 'CallExpression' ? node.firstChild : null;
  if (callee === null) return undefined;
  const { positional, keywords } = readArguments(node, scope.text);
  const key = positional[0] ?? keywords.get('var') ?? keywords.get('key');
  const bound = bindExpression(callee, scope) ?? (callee.firstChild ? bindExpression(callee.firstChild, scope) : undefined);
  const style = bound && STYLES[bound.kind];
  if (key === undefined || style === undefined || bound === undefined) return undefined;
  const owner = style === 'typed' && callee.name === 'MemberExpression' ? callee.firstChild : null;
  const fallback = fallbackOf({ positional, keywords }, bound.kind);
  return { style, text: whole, callee: textOf(owner ?? callee, scope.text), name: textOf(key, scope.text), fallback };
}

const STYLES: Readonly<Partial<Record<Binding['kind'], WrittenReference['style']>>> = {
  getter: 'getter',
  environ: 'typed',
  environs: 'typed',
  decouple: 'cast',
};

function fallbackOf(
  { positional, keywords }: Pick<CallArguments, 'positional' | 'keywords'>,
  kind: Binding['kind'],
): SyntaxNode | undefined {
  // django-environ takes the cast second when it is called by itself.
  return keywords.get('default') ?? (kind === 'environ' ? positional[2] : undefined) ?? positional[1];
}

/** A default for code that calls `.lower()` on it; `undefined` for one that is no literal. */
function spellTextual(fallback: SyntaxNode | undefined, { scope, quote }: Spelling): string | undefined {
  if (fallback === undefined) return spellLiteral('', quote);
  const literal = readLiteral(fallback, scope.text);
  if (literal === undefined) return undefined;
  if (typeof literal.value === 'string') return textOf(fallback, scope.text);
  return spellLiteral(literal.value === null || literal.value === false || literal.value === 0 ? '' : 'true', quote);
}

/** The default of a typed call; empty when there is none, `undefined` for one that is no literal. */
function spellBoolean(fallback: SyntaxNode | undefined, { scope, quote }: Spelling): string | undefined {
  if (fallback === undefined) return '';
  const value = readLiteral(fallback, scope.text)?.value;
  if (value === undefined) return undefined;
  return spellLiteral(typeof value === 'string' ? KNOWN_TRUE_WORDS.has(value.toLowerCase()) : Boolean(value), quote);
}
