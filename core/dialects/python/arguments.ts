import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';

export interface CallArguments {
  readonly positional: readonly SyntaxNode[];
  readonly keywords: ReadonlyMap<string, SyntaxNode>;
  /** `*args` or `**kwargs`: there may be more than is written. */
  readonly spread: boolean;
}

export function readArguments(call: SyntaxNode, text: string): CallArguments {
  const positional: SyntaxNode[] = [];
  const keywords = new Map<string, SyntaxNode>();
  let spread = false;
  const list = call.getChild('ArgList');
  const children = list === null ? [] : childrenOf(list).filter(({ name }) => name !== 'Comment');
  for (let position = 0; position < children.length; position += 1) {
    const child = children[position];
    if (child === undefined || child.type.isError || child.name === ',' || child.name === '(' || child.name === ')') continue;
    if (child.name === '*' || child.name === '**') {
      spread = true;
      position += 1;
    } else if (children[position + 1]?.name === 'AssignOp') {
      const value = children[position + 2];
      if (value !== undefined && !value.type.isError) keywords.set(textOf(child, text), value);
      position += 2;
    } else positional.push(child);
  }
  return { positional, keywords, spread };
}
