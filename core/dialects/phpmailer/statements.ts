import type { Span } from '../../model/span.ts';
import type { SyntaxNode, Tree } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { argumentsOf, decodeString, partsOf, spanOf } from '../php/nodes.ts';

/** `$mail->Host = …` or `$mail->isSMTP()`: what a program does to one mailer. */
export interface MailerStatement {
  /** The expression that holds the mailer: `$mail`, `$this->mailer`. */
  readonly receiver: string;
  /** Where the function that it stands in begins; -1 outside of any. */
  readonly scope: number;
  /** Where the branch that it stands in begins; -1 outside of any. */
  readonly branch: number;
  readonly member: string;
  /** `['ssl']['verify_peer']` behind the property. */
  readonly path: readonly string[];
  readonly key: Span;
  readonly span: Span;
  /** What is assigned. */
  readonly value?: SyntaxNode;
  /** Of a call. */
  readonly arguments?: readonly SyntaxNode[];
}

const FUNCTIONS = new Set(['FunctionDefinition', 'MethodDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const BRANCHING = new Set([
  ...['IfStatement', 'SwitchBlock', 'MatchExpression', 'WhileStatement', 'DoStatement', 'ForStatement', 'ForeachStatement'],
  ...['CatchDeclarator', 'ConditionalExpression', 'LogicalExpression'],
]);
const BODIES = new Set(['Block', 'ColonBlock', 'ExpressionStatement', 'AssignmentExpression']);

export interface PhpStatements {
  readonly statements: readonly MailerStatement[];
  /** Variables and constants with their only value. */
  readonly values: ReadonlyMap<string, SyntaxNode>;
}

/** Everything that the text assigns, in its order. One walk. */
export function readStatements(tree: Tree, text: string): PhpStatements {
  const statements: MailerStatement[] = [];
  const values = new Map<string, SyntaxNode | undefined>();
  const note = (name: string, value: SyntaxNode | undefined) => values.set(name, values.has(name) ? undefined : value);
  const scopes: number[] = [];
  const branches: number[] = [];
  const opens = (node: SyntaxNode) => BODIES.has(node.name) && BRANCHING.has(node.parent?.name ?? '');
  tree.iterate({
    enter: ({ name, from, node }) => {
      if (FUNCTIONS.has(name)) scopes.push(from);
      else if (BODIES.has(name) && opens(node)) branches.push(from);
      if (name === 'AssignmentExpression') {
        const [target, operator, value] = partsOf(node);
        if (target === undefined || operator === undefined) return;
        const isPlain = textOf(operator, text) === '=';
        if (target.name === 'VariableName') note(textOf(target, text), isPlain ? value : undefined);
        else {
          const read = readTarget(target, text);
          if (read) statements.push({ ...read, ...place(), span: { start: from, end: node.to }, ...(isPlain && value && { value }) });
        }
      } else if (name === 'CallExpression') {
        const read = node.firstChild && readTarget(node.firstChild, text);
        if (read) statements.push({ ...read, ...place(), span: spanOf(node), arguments: argumentsOf(node) });
        else readDefine(node, text, note);
      } else if (name === 'VariableDeclarator') {
        const [constant, , value] = partsOf(node);
        if (constant?.name === 'Name') note(textOf(constant, text), value);
      }
    },
    leave: ({ name, node }) => {
      if (FUNCTIONS.has(name)) scopes.pop();
      else if (BODIES.has(name) && opens(node)) branches.pop();
    },
  });
  function place(): Pick<MailerStatement, 'scope' | 'branch'> {
    return { scope: scopes.at(-1) ?? -1, branch: branches.at(-1) ?? -1 };
  }
  const known = [...values].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { statements, values: new Map(known) };
}

/** `define('MAIL_HOST', …)`. */
function readDefine(call: SyntaxNode, text: string, note: (name: string, value: SyntaxNode | undefined) => void): void {
  const callee = call.firstChild;
  if (callee?.name !== 'Name' || textOf(callee, text) !== 'define') return;
  const [constant, value] = argumentsOf(call);
  const name = constant && decodeString(constant, text);
  if (name !== undefined) note(name, value);
}

type Target = Pick<MailerStatement, 'receiver' | 'member' | 'path' | 'key'>;

function readTarget(node: SyntaxNode, text: string): Target | undefined {
  const path: string[] = [];
  let current = node;
  while (current.name === 'SubscriptExpression') {
    const [array, index] = partsOf(current);
    const name = index && decodeString(index, text);
    if (array === undefined || name === undefined) return undefined;
    path.unshift(name);
    current = array;
  }
  if (current.name !== 'MemberExpression') return undefined;
  const [receiver, member] = [current.firstChild, current.lastChild];
  if (receiver === null || member?.name !== 'Name') return undefined;
  return { receiver: textOf(receiver, text), member: textOf(member, text), path, key: { start: node.from, end: node.to } };
}
