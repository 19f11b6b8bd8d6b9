import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';
import type { PythonScope } from '../python/scope.ts';
import { bindExpression } from '../python/scope.ts';
import type { FileIndex } from './file-index.ts';
import { branchesAround, contains, enclosingBlock, statementOf } from './places.ts';

/** What an SSL context says about the certificate, and what stands in the way of a verified one. */
export interface ContextReading {
  readonly verifies: boolean | undefined;
  /** What decides it. */
  readonly at: SyntaxNode;
  /** The expression that `ssl.create_default_context()` would replace. */
  readonly source?: SyntaxNode;
  /** Statements that switch the verification off: `context.check_hostname = False`. */
  readonly weakened: readonly SyntaxNode[];
  /** `ssl.PROTOCOL_TLSv1`, or a lowest version that is as old. */
  readonly oldTls?: SyntaxNode;
}

/** https://docs.python.org/3/library/ssl.html: what makes a context, and whether it verifies the chain and the name. */
const MAKERS: ReadonlyMap<string, boolean> = new Map([
  ['create_default_context', true],
  ['_create_default_https_context', true],
  ['_create_unverified_context', false],
  ['_create_stdlib_context', false],
]);

/** Reads the argument `context=`, with what is done to the context before `user` takes it. */
export function readContext(argument: SyntaxNode, user: SyntaxNode, index: FileIndex): ContextReading {
  const oldTls = findOldTls(argument, user, index);
  return { ...readVerification(argument, user, index), ...(oldTls && { oldTls }) };
}

const OLD_TLS = /\b(?:PROTOCOL_(?:SSLv[23]|TLSv1(?:_1)?)|TLSVersion\.(?:SSLv3|TLSv1(?:_1)?))\b/;

function findOldTls(argument: SyntaxNode, user: SyntaxNode, index: FileIndex): SyntaxNode | undefined {
  const made = follow(argument, index.scope);
  const candidates = [...(made ? [made] : []), ...(made === argument ? [] : assignmentsTo(argument, user, index))];
  return candidates.find(node => OLD_TLS.test(textOf(node, index.text)));
}

function readVerification(argument: SyntaxNode, user: SyntaxNode, index: FileIndex): ContextReading {
  const { scope } = index;
  const made = follow(argument, scope);
  const unknown: ContextReading = { verifies: undefined, at: argument, weakened: [] };
  if (made === undefined) return unknown;
  const verifies = judge(made, scope);
  if (verifies === undefined) return unknown;
  const changes = made === argument ? [] : changesOf(argument, user, index);
  const weakened = changes.filter(({ weakens }) => weakens).map(({ statement }) => statement);
  const first = weakened[0];
  if (first !== undefined) {
    const isCertain = weakened.every(statement => branchesAround(statement, user).length === 0);
    return isCertain ? { verifies: false, at: first, weakened, ...(!verifies && { source: made }) } : unknown;
  }
  // `context.verify_mode = ssl.CERT_REQUIRED` makes good what `ssl.SSLContext()` leaves out.
  if (!verifies && changes.length > 0) return unknown;
  return { verifies, at: made, weakened: [], ...(!verifies && { source: made }) };
}

/** The expression that made the context: the argument itself, or the value of a name that was assigned once. */
function follow(argument: SyntaxNode, scope: PythonScope): SyntaxNode | undefined {
  if (argument.name === 'CallExpression' || argument.name === 'None') return argument;
  const bound = bindExpression(argument, scope);
  return bound?.kind === 'constant' ? bound.value : undefined;
}

function judge(made: SyntaxNode, scope: PythonScope): boolean | undefined {
  // smtplib makes one of its own then, which verifies nothing.
  if (made.name === 'None') return false;
  const callee = made.name === 'CallExpression' ? made.firstChild : null;
  const bound = callee && bindExpression(callee, scope);
  if (bound?.kind !== 'member' || bound.module !== 'ssl') return undefined;
  if (bound.member === 'SSLContext') return textOf(made, scope.text).includes('PROTOCOL_TLS_CLIENT');
  return MAKERS.get(bound.member);
}

interface ContextChange {
  readonly statement: SyntaxNode;
  readonly weakens: boolean;
}

/** `context.minimum_version = …`, in the function or class that uses the context. */
function assignmentsTo(argument: SyntaxNode, user: SyntaxNode, { text, attributes }: FileIndex): readonly SyntaxNode[] {
  const name = textOf(argument, text);
  const assignments = attributes.get(name) ?? [];
  if (assignments.length === 0) return [];
  const region = enclosingBlock(statementOf(user), name.startsWith('self.') ? 'ClassDefinition' : 'FunctionDefinition');
  return assignments.filter(statement => contains(region, statement));
}

/** Assignments to the attributes that decide about the certificate. */
function changesOf(argument: SyntaxNode, user: SyntaxNode, index: FileIndex): readonly ContextChange[] {
  return assignmentsTo(argument, user, index).flatMap((statement): ContextChange[] => {
    const [target, , value] = childrenOf(statement);
    const attribute = target?.lastChild?.name === 'PropertyName' ? textOf(target.lastChild, index.text) : '';
    if ((attribute !== 'check_hostname' && attribute !== 'verify_mode') || value === undefined) return [];
    return [{ statement, weakens: /^False$|\bCERT_NONE$/.test(textOf(value, index.text)) }];
  });
}
