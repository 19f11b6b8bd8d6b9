import ts from 'typescript';
import { parse, sourcesOf } from './sources.ts';

/** A regular expression literal of the product. */
export interface Expression {
  /** As written, flags included. */
  readonly literal: string;
  readonly source: string;
  readonly flags: string;
  /** Of its first place. */
  readonly path: string;
}

const ROOMS = ['core', 'mail', 'workspace', 'cli', 'server', 'client', 'protocol'];

/** Every distinct regular expression literal of the rooms, in the order of their text. */
export function expressions(): readonly Expression[] {
  const found = new Map<string, Expression>();
  for (const file of sourcesOf(...ROOMS)) {
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node) && !found.has(node.text)) {
        const end = node.text.lastIndexOf('/');
        found.set(node.text, {
          literal: node.text,
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
          path: file.path,
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(parse(file));
  }
  return [...found.values()].sort((a, b) => (a.literal < b.literal ? -1 : 1));
}
