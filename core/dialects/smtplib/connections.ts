import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';
import { readImports } from '../python/imports.ts';
import type { PythonScope } from '../python/scope.ts';
import { bindExpression } from '../python/scope.ts';
import { areExclusive, enclosingBlock, statementOf } from './places.ts';

/** A call of `SMTP(…)` or `SMTP_SSL(…)`, and what the program does with what it returns. */
export interface Connection {
  readonly call: SyntaxNode;
  readonly callee: SyntaxNode;
  readonly constructor: ConstructorName;
  /** `server`, `self.server`; absent where nothing holds it. */
  readonly variable: string | undefined;
  /** Methods called on it, in the order of the text. */
  readonly uses: readonly Use[];
  /** It is handed to other code, which may do anything with it. */
  readonly escapes: boolean;
}

export type ConstructorName = 'SMTP' | 'SMTP_SSL';

export interface Use {
  readonly method: string;
  readonly call: SyntaxNode;
}

interface File {
  readonly root: SyntaxNode;
  readonly text: string;
  readonly scope: PythonScope;
}

/** The connections of a file, in the order of the text. */
export function findConnections(file: File): readonly Connection[] {
  const { calls, words } = findCalls(file);
  const constructors = calls.flatMap(call => {
    const constructor = constructorOf(call, file.scope, words);
    return constructor === undefined ? [] : [{ call, constructor, holder: holderOf(call, file.text) }];
  });
  return constructors.map((own, index): Connection => {
    const { call, constructor, holder } = own;
    const callee = call.firstChild ?? call;
    const replaced = constructors.slice(index + 1).filter(({ holder: { variable } }) => variable === holder.variable);
    const all = holder.variable === undefined ? directUses(call, file.text) : usesOf(holder.variable, { calls, ...file });
    const uses = all.filter(use => belongs(use, own, replaced));
    return { call, callee, constructor, variable: holder.variable, uses, escapes: holder.escapes || isHandedOn(own, file) };
  });
}

interface Found {
  readonly calls: readonly SyntaxNode[];
  /** What a constructor can be called here: its own name, and other names that it is imported by. */
  readonly words: ReadonlySet<string>;
}

function findCalls({ root, text }: File): Found {
  const calls: SyntaxNode[] = [];
  const words = new Set<string>(['SMTP', 'SMTP_SSL']);
  root.cursor().iterate(({ name, node }) => {
    if (name === 'CallExpression') calls.push(node);
    if (name !== 'ImportStatement') return;
    for (const imported of readImports(node, text)) if (imported.module === 'smtplib') words.add(imported.name);
  });
  return { calls, words };
}

function constructorOf(call: SyntaxNode, scope: PythonScope, words: ReadonlySet<string>): ConstructorName | undefined {
  const callee = call.firstChild;
  const last = callee?.name === 'MemberExpression' ? callee.lastChild : callee;
  if (!callee || !last || call.getChild('ArgList') === null || !words.has(textOf(last, scope.text))) return undefined;
  const bound = bindExpression(callee, scope);
  if (bound?.kind !== 'member' || bound.module !== 'smtplib') return undefined;
  return bound.member === 'SMTP' || bound.member === 'SMTP_SSL' ? bound.member : undefined;
}

interface Holder {
  readonly variable: string | undefined;
  readonly escapes: boolean;
  /** The part of the file in which the variable holds this connection: the body of `with`. */
  readonly within?: SyntaxNode;
}

/** What holds the value of a call: a variable, the name behind `as`, or nothing. */
function holderOf(call: SyntaxNode, text: string): Holder {
  for (let node = call, { parent } = node; parent !== null; node = parent, parent = node.parent) {
    switch (parent.name) {
      case 'AwaitExpression':
      case 'ParenthesizedExpression':
      case 'ConditionalExpression':
      case 'NamedExpression':
        continue;
      case 'WithStatement': {
        const name = node.nextSibling?.name === 'as' ? node.nextSibling.nextSibling : null;
        const within = parent.getChild('Body');
        return { variable: name ? textOf(name, text) : undefined, escapes: false, ...(within && { within }) };
      }
      case 'AssignStatement': {
        const target = childrenOf(parent)[0];
        const isName = target?.name === 'VariableName' || target?.name === 'MemberExpression';
        return isName ? { variable: textOf(target, text), escapes: false } : { variable: undefined, escapes: true };
      }
      case 'MemberExpression':
      case 'ExpressionStatement':
        return { variable: undefined, escapes: false };
      case 'ArgList': {
        const outer = parent.parent;
        const wraps = outer?.firstChild && /(?:^|\.)(?:enter_context|enter_async_context|closing)$/.test(textOf(outer.firstChild, text));
        if (outer?.name !== 'CallExpression' || !wraps) return { variable: undefined, escapes: true };
        parent = outer;
        continue;
      }
      default:
        return { variable: undefined, escapes: true };
    }
  }
  return { variable: undefined, escapes: true };
}

/** `smtplib.SMTP(host).sendmail(…)`. */
function directUses(call: SyntaxNode, text: string): Use[] {
  const member = call.parent;
  const outer = member?.parent;
  if (member?.name !== 'MemberExpression' || outer?.name !== 'CallExpression' || !member.lastChild) return [];
  return [{ method: textOf(member.lastChild, text), call: outer }];
}

function usesOf(variable: string, { calls, text }: { readonly calls: readonly SyntaxNode[]; readonly text: string }): Use[] {
  return calls.flatMap((call): Use[] => {
    const callee = call.firstChild;
    const object = callee?.name === 'MemberExpression' ? callee.firstChild : null;
    const property = callee?.lastChild;
    if (!object || property?.name !== 'PropertyName' || textOf(object, text) !== variable) return [];
    return [{ method: textOf(property, text), call }];
  });
}

interface Held {
  readonly call: SyntaxNode;
  readonly holder: Holder;
}

/** Whether a method is called on this connection rather than on another one that the same variable holds elsewhere. */
function belongs({ call: use }: Use, { call, holder }: Held, replaced: readonly Held[]): boolean {
  if (holder.variable === undefined) return true;
  const region = holder.within ?? regionOf(call, holder.variable);
  if (use.from < region.from || use.to > region.to) return false;
  const isMember = holder.variable.includes('.');
  if ((use.from < call.to && !isMember) || areExclusive(call, use)) return false;
  return !replaced.some(other => other.call.from < use.from && !areExclusive(call, other.call) && isReached(other, use));
}

/** The later connection has taken the variable over where the method is called. */
function isReached({ call, holder }: Held, use: SyntaxNode): boolean {
  const region = holder.within ?? regionOf(call, holder.variable ?? '');
  return region.from <= use.from && use.to <= region.to && !areExclusive(call, use);
}

/** Where a variable can be seen: the function, the class for `self.server`, else the file. */
function regionOf(call: SyntaxNode, variable: string): SyntaxNode {
  return enclosingBlock(call, variable.startsWith('self.') ? 'ClassDefinition' : 'FunctionDefinition');
}

/** `return server`, `send(server)`, `self.server = server`. */
function isHandedOn({ call, holder }: Held, { text }: File): boolean {
  const { variable } = holder;
  if (variable === undefined) return false;
  const region = holder.within ?? regionOf(call, variable);
  const begins = statementOf(call).to;
  let handed = false;
  region.cursor().iterate(({ name, node, from }) => {
    if (handed || from < (holder.within ? region.from : begins) || (name !== 'VariableName' && name !== 'MemberExpression')) return;
    const parent = node.parent?.name ?? '';
    if (!HANDS_ON.has(parent) || textOf(node, text) !== variable) return;
    handed = parent !== 'AssignStatement' || node.prevSibling?.name === 'AssignOp';
  });
  return handed;
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
