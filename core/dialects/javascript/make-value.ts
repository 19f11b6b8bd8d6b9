import type { Comparison, Conversion, Literal, Unknown, Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { decodeString, insideQuotes } from './literals.ts';
import { spanOf } from './nodes.ts';

/** A string, or a template without substitutions. */
export function quoted(node: SyntaxNode, text: string): Literal {
  return { kind: 'literal', value: decodeString(textOf(node, text)), at: spanOf(node), inner: insideQuotes(node, text) };
}

export function literal(node: SyntaxNode, value: number | boolean | null): Literal {
  const at = spanOf(node);
  return { kind: 'literal', value, at, inner: at };
}

/** A conversion of what is unknown is unknown. */
export function conversion(node: SyntaxNode, to: Conversion['to'], of: Value): Value {
  return of.kind === 'unknown' ? unknown(node) : { kind: 'conversion', to, of, at: spanOf(node) };
}

export function comparison(
  node: SyntaxNode,
  of: Value,
  how: Pick<Comparison, 'with' | 'negated' | 'strict' | 'caseSensitive'>,
): Comparison {
  return { kind: 'comparison', of, ...how, at: spanOf(node) };
}

export function unknown(node: SyntaxNode): Unknown {
  return { kind: 'unknown', at: spanOf(node) };
}
