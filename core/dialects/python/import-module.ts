import type { TextEdit } from '../../model/edit.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';
import { readImports } from './imports.ts';
import { indentation, lineBreak, lineEnd, lineStart } from './lines.ts';

/**
 * The edit that adds `import <module>` where it belongs: in alphabetical order among the plain imports of the first block, below
 * the docstring and `from __future__`, and always above `before`.
 */
export function importModule(
  module: string,
  root: SyntaxNode,
  { text, before }: { readonly text: string; readonly before: number },
): TextEdit {
  const head = childrenOf(root).filter(({ name, from }) => name !== 'Comment' && from < before);
  const opening = head.findIndex((node, index) => !isOpening(node, index, text));
  const body = opening === -1 ? [] : head.slice(opening);
  const line = `import ${module}`;
  const feed = lineBreak(text);
  const firstImport = body.find(isImportLine(text));
  if (firstImport !== undefined) {
    const earlier = plainImportsBelow(module, firstImport, { text, before });
    return earlier === undefined ? insert(lineStart(text, firstImport.from), line + feed) : insert(lineEnd(text, earlier.to), feed + line);
  }
  const last = opening === -1 ? head.at(-1) : head[opening - 1];
  if (last !== undefined) {
    const end = lineEnd(text, last.to);
    const followed = /^(?:\r?\n){2}/.test(text.slice(end)) || end === text.length;
    return insert(end, `${feed}${feed}${line}${followed ? '' : feed}`);
  }
  return insert(topOf(text), `${line}${feed}${feed}`);
}

function insert(offset: number, text: string): TextEdit {
  return { span: { start: offset, end: offset }, text };
}

/** A docstring, or an import from the future. */
function isOpening(node: SyntaxNode, index: number, text: string): boolean {
  if (node.name === 'ExpressionStatement') return index === 0 && node.firstChild?.name.endsWith('String') === true;
  return node.name === 'ImportStatement' && readImports(node, text).some(({ module }) => module === '__future__');
}

function isImportLine(text: string) {
  return (node: SyntaxNode): boolean => node.name === 'ImportStatement' && indentation(text, node.from) !== undefined;
}

/** The last `import x` of the block with `x` before `module`, when the block begins in that order. */
function plainImportsBelow(module: string, first: SyntaxNode, { text, before }: { readonly text: string; readonly before: number }) {
  let found: SyntaxNode | undefined;
  for (let node: SyntaxNode | null = first; node?.name === 'ImportStatement' && node.from < before; node = node.nextSibling) {
    const startsNewBlock = node !== first && /\n[ \t]*\r?\n/.test(text.slice(node.prevSibling?.to, node.from));
    if (startsNewBlock || !textOf(node, text).startsWith('import') || (readImports(node, text)[0]?.module ?? '') > module) break;
    found = node;
  }
  return found;
}

/** Below a shebang and a coding line, and never above a byte order mark. */
function topOf(text: string): number {
  const lines = /^\ufeff?(?:#!.*(?:\r?\n|$))?(?:#(?=.*coding).*(?:\r?\n|$))?/.exec(text);
  return lines?.[0].length ?? 0;
}
