import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';

/** One name that an import binds. `from .base import *` binds `*`. */
export interface ImportedName {
  /** Dotted, with the leading dots of a relative import: `os`, `.base`. */
  readonly module: string;
  /** Absent for `import module`. */
  readonly member?: string;
  /** The name in this module: the alias, or the first part of a dotted `import a.b`. */
  readonly name: string;
  readonly statement: SyntaxNode;
  /** Where the name stands. */
  readonly target: SyntaxNode;
}

export function readImports(statement: SyntaxNode, text: string): readonly ImportedName[] {
  const children = childrenOf(statement).filter(({ name, type }) => name !== 'Comment' && !type.isError);
  return children[0]?.name === 'from' ? readFrom(statement, children, text) : readPlain(statement, children, text);
}

function readFrom(statement: SyntaxNode, children: readonly SyntaxNode[], text: string): ImportedName[] {
  const word = children.findIndex(({ name }) => name === 'import');
  if (word === -1) return [];
  const module = children
    .slice(1, word)
    .map(part => textOf(part, text))
    .join('');
  const names: ImportedName[] = [];
  for (let position = word + 1; position < children.length; position += 1) {
    const child = children[position];
    if (child?.name === '*') names.push({ module, member: '*', name: '*', statement, target: child });
    if (child?.name !== 'VariableName') continue;
    const alias = aliasAfter(children, position);
    names.push({ module, member: textOf(child, text), name: textOf(alias ?? child, text), statement, target: alias ?? child });
    if (alias !== undefined) position += 2;
  }
  return names;
}

function readPlain(statement: SyntaxNode, children: readonly SyntaxNode[], text: string): ImportedName[] {
  const names: ImportedName[] = [];
  for (let position = 1; position < children.length; position += 1) {
    const first = children[position];
    if (first?.name !== 'VariableName') continue;
    let module = textOf(first, text);
    while (children[position + 1]?.name === '.' && children[position + 2]?.name === 'VariableName') {
      module += `.${textOf(children[position + 2] as SyntaxNode, text)}`;
      position += 2;
    }
    const alias = aliasAfter(children, position);
    if (alias !== undefined) position += 2;
    // `import os.path` binds `os`; `import os.path as p` binds the inner module.
    if (alias === undefined) names.push({ module: textOf(first, text), name: textOf(first, text), statement, target: first });
    else names.push({ module, name: textOf(alias, text), statement, target: alias });
  }
  return names;
}

function aliasAfter(children: readonly SyntaxNode[], position: number): SyntaxNode | undefined {
  const alias = children[position + 2];
  return children[position + 1]?.name === 'as' && alias?.name === 'VariableName' ? alias : undefined;
}
