import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import type { EntryList } from './entries.ts';
import { readKeywords } from './entries.ts';
import { readFileScope } from './file-scope.ts';
import type { PythonScope } from './scope.ts';
import { bindExpression } from './scope.ts';

/** A call whose keyword arguments are settings. */
export interface KeywordCall extends EntryList {
  readonly callee: SyntaxNode;
  /** The member of the library that is called. */
  readonly member: string;
  /** Tells the calls of one file apart: what the value is assigned to, or what is called. */
  readonly label: string;
}

export interface KeywordFile {
  readonly root: SyntaxNode;
  readonly scope: PythonScope;
  readonly calls: readonly KeywordCall[];
}

interface Library {
  readonly module: string;
  readonly members: readonly string[];
}

/** The calls of a library's members that have arguments with names, in the order of the text. */
export function findKeywordCalls({ tree, text }: ParsedText, library: Library): KeywordFile | undefined {
  if (tree === undefined) return undefined;
  const root = tree.topNode;
  const scope = readFileScope(root, text);
  const calls: KeywordCall[] = [];
  const labels = new Map<string, number>();
  root.cursor().iterate(({ name, node }) => {
    const callee = name === 'CallExpression' ? node.firstChild : null;
    const list = callee && node.getChild('ArgList');
    const member = list ? memberOf(callee, scope, library) : undefined;
    if (!list || member === undefined) return;
    const { entries, open } = readKeywords(list, scope);
    if (entries.length === 0) return;
    const label = nameOfTarget(node, text) ?? member;
    const count = (labels.get(label) ?? 0) + 1;
    labels.set(label, count);
    calls.push({ callee, member, entries, open, label: count === 1 ? label : `${label} ${count}` });
  });
  return { root, scope, calls };
}

function memberOf(callee: SyntaxNode, scope: PythonScope, { module, members }: Library): string | undefined {
  const last = callee.name === 'MemberExpression' ? callee.lastChild : callee;
  if (last === null || !members.includes(textOf(last, scope.text))) return undefined;
  const bound = bindExpression(callee, scope);
  return bound?.kind === 'member' && bound.module.split('.', 1)[0] === module ? bound.member : undefined;
}

/** `conf` in `conf = ConnectionConfig(…)`. */
function nameOfTarget(call: SyntaxNode, text: string): string | undefined {
  const { parent } = call;
  const target = parent?.name === 'AssignStatement' ? parent.firstChild : null;
  return target?.name === 'VariableName' || target?.name === 'MemberExpression' ? textOf(target, text) : undefined;
}

/** The call that a draft was made from. */
export function callAt({ calls }: KeywordFile, { start, end }: { readonly start: number; readonly end: number }): KeywordCall | undefined {
  return calls.find(({ callee }) => callee.from === start && callee.to === end);
}
