import type { SyntaxNode, Tree } from '@lezer/common';
import type { EnvironmentFile } from '../environment/dotenv.ts';

export type { SyntaxNode, Tree } from '@lezer/common';

/** The languages that Envelope parses into trees; `javascript` includes JSX. Line formats (`.env`) are read without one. */
export type Language = 'javascript' | 'typescript' | 'tsx' | 'python' | 'php' | 'yaml';

/** A text with its syntax tree. Lezer's trees are complete for any text: what does not parse is an error node. */
export interface ParsedText {
  readonly uri: string;
  readonly path: string;
  readonly text: string;
  readonly language: Language | undefined;
  /** Absent for line formats. */
  readonly tree: Tree | undefined;
  /** The entries of a `.env` file, where somebody has read them already. */
  readonly environment?: EnvironmentFile;
}

export function textOf(node: SyntaxNode, text: string): string {
  return text.slice(node.from, node.to);
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}
