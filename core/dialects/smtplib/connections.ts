import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';
import type { PythonScope } from '../python/scope.ts';
import { bindExpression } from '../python/scope.ts';
import type { FileIndex, Use } from './file-index.ts';
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

/** Of so many later connections in the same variable a use can be; what comes after them is theirs. */
const NEARBY = 8;

/** The connections of a file, in the order of the text. */
export function findConnections(index: FileIndex): readonly Connection[] {
  const { text, scope, words } = index;
  const constructors = index.calls.flatMap((call): Constructed[] => {
    const constructor = constructorOf(call, scope, words);
    return constructor === undefined ? [] : [{ call, constructor, holder: holderOf(call, text) }];
  });
  const byVariable = Map.groupBy(constructors, ({ holder }) => holder.variable);
  return constructors.map((own): Connection => {
    const { call, constructor, holder } = own;
    const { variable } = holder;
    const siblings = byVariable.get(variable) ?? [];
    const replaced = variable === undefined ? [] : siblings.slice(siblings.indexOf(own) + 1).slice(0, NEARBY);
    const limit = replaced.length === NEARBY ? (replaced.at(-1)?.call.to ?? Infinity) : Infinity;
    const all = variable === undefined ? directUses(call, text) : (index.uses.get(variable) ?? []);
    const uses = all.filter(use => use.call.from < limit && belongs(use, own, replaced));
    const escapes = holder.escapes || isHandedOn(own, index);
    return { call, callee: call.firstChild ?? call, constructor, variable, uses, escapes };
  });
}

interface Constructed {
  readonly call: SyntaxNode;
  readonly constructor: ConstructorName;
  readonly holder: Holder;
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

function isHandedOn({ call, holder }: Held, { handedOn }: FileIndex): boolean {
  const { variable, within } = holder;
  const places = variable === undefined ? [] : (handedOn.get(variable) ?? []);
  if (variable === undefined || places.length === 0) return false;
  const region = within ?? regionOf(call, variable);
  const begins = within?.from ?? statementOf(call).to;
  return places.some(({ from, to }) => begins <= from && to <= region.to);
}
