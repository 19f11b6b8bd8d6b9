import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { readImports } from '../python/imports.ts';
import type { PythonScope } from '../python/scope.ts';

interface File {
  readonly root: SyntaxNode;
  readonly text: string;
  readonly scope: PythonScope;
}

/** A method called on a connection. */
export interface Use {
  readonly method: string;
  readonly call: SyntaxNode;
}

/** What one walk over a file finds. */
export interface FileIndex extends File {
  readonly calls: readonly SyntaxNode[];
  /** What a constructor can be called here: its own name, and other names that it is imported by. */
  readonly words: ReadonlySet<string>;
  /** Methods called on a variable. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
  /** Where a variable is handed to other code: `return server`, `send(server)`, `self.server = server`. */
  readonly handedOn: ReadonlyMap<string, readonly SyntaxNode[]>;
  /** Assignments to an attribute, by the object: `context.check_hostname = False`. */
  readonly attributes: ReadonlyMap<string, readonly SyntaxNode[]>;
  /** Where the text is no Python, or not yet, in order. */
  readonly errors: readonly number[];
}

export function indexFile(file: File): FileIndex {
  const { root, text } = file;
  const calls: SyntaxNode[] = [];
  const words = new Set<string>(['SMTP', 'SMTP_SSL']);
  const uses = new Map<string, Use[]>();
  const handedOn = new Map<string, SyntaxNode[]>();
  const attributes = new Map<string, SyntaxNode[]>();
  const errors: number[] = [];
  root.cursor().iterate(({ name, node, type, from }) => {
    if (type.isError) errors.push(from);
    switch (name) {
      case 'CallExpression':
        calls.push(node);
        addUse(node, uses, text);
        break;
      case 'ImportStatement':
        for (const imported of readImports(node, text)) if (imported.module === 'smtplib') words.add(imported.name);
        break;
      case 'AssignStatement': {
        const object = node.firstChild?.name === 'MemberExpression' ? node.firstChild.firstChild : null;
        if (object !== null && object.to - object.from < LONGEST) push(attributes, textOf(object, text), node);
        break;
      }
      case 'VariableName':
      case 'MemberExpression':
        if (isHandingOn(node) && node.to - node.from < LONGEST) push(handedOn, textOf(node, text), node);
        break;
    }
  });
  return { ...file, calls, words, uses, handedOn, attributes, errors };
}

/** Whether the text between two places is being typed, or is broken. */
export function hasError({ errors }: FileIndex, start: number, end: number): boolean {
  let [low, high] = [0, errors.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((errors[middle] ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  return (errors[low] ?? Infinity) <= end;
}

/** UTF-16 units of a variable's text, members included. */
const LONGEST = 100;

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function addUse(call: SyntaxNode, uses: Map<string, Use[]>, text: string): void {
  const callee = call.firstChild;
  const object = callee?.name === 'MemberExpression' ? callee.firstChild : null;
  const property = callee?.lastChild;
  if (!object || property?.name !== 'PropertyName' || object.to - object.from >= LONGEST) return;
  push(uses, textOf(object, text), { method: textOf(property, text), call });
}

function isHandingOn(node: SyntaxNode): boolean {
  const parent = node.parent?.name ?? '';
  return HANDS_ON.has(parent) && (parent !== 'AssignStatement' || node.prevSibling?.name === 'AssignOp');
}

const HANDS_ON: ReadonlySet<string> = new Set([
  'ArgList',
  'ReturnStatement',
  'YieldStatement',
  'YieldExpression',
  'AssignStatement',
  'TupleExpression',
  'ArrayExpression',
  'DictionaryExpression',
]);
