import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';

/** One name that a statement assigns to. `X = Y = 1` and `X, Y = 1, 2` make two. */
export interface Assignment {
  readonly name: string;
  readonly target: SyntaxNode;
  readonly value: SyntaxNode | undefined;
  readonly statement: SyntaxNode;
  /** The statement assigns to this one name alone, so that it can be renamed or taken away. */
  readonly alone: boolean;
}

/** The names that a statement assigns to. `value` is `undefined` while it is being typed, and where it cannot be told apart. */
export function readAssignments(statement: SyntaxNode, text: string): readonly Assignment[] {
  if (statement.name !== 'AssignStatement' && statement.name !== 'UpdateStatement') return [];
  const plain = readPlainAssignment(statement, text);
  if (plain !== undefined) return [plain];
  const groups = splitAtOperators(statement);
  const values = groups.pop();
  if (values === undefined || groups.length === 0) return [];
  const alone = groups.length === 1 && groups[0]?.length === 1;
  const updated = statement.name === 'UpdateStatement';
  return groups.flatMap(targets =>
    targets.flatMap((target, position): Assignment[] => {
      if (target.name !== 'VariableName') return [];
      const value = updated ? undefined : matchingValue(targets, values, position);
      return [{ name: textOf(target, text), target, value, statement, alone }];
    }),
  );
}

/** `NAME = value`, which nearly every statement of a settings module is: told from its three children, without lists of them. */
function readPlainAssignment(statement: SyntaxNode, text: string): Assignment | undefined {
  const target = statement.firstChild;
  const operator = target?.name === 'VariableName' ? target.nextSibling : null;
  const value = operator?.name === 'AssignOp' ? operator.nextSibling : null;
  if (target === null || value === null || !isExpression(value) || value.nextSibling !== null) return undefined;
  return { name: textOf(target, text), target, value, statement, alone: true };
}

function matchingValue(targets: readonly SyntaxNode[], values: readonly SyntaxNode[], position: number): SyntaxNode | undefined {
  const only = values.length === 1 ? values[0] : undefined;
  if (only !== undefined && targets.length > 1) {
    const elements = only.name === 'TupleExpression' || only.name === 'ArrayExpression' ? elementsOf(only) : [];
    return elements.length === targets.length ? elements[position] : undefined;
  }
  return values.length === targets.length ? values[position] : undefined;
}

/** The expressions between the operators of `a, b = c = 1, 2`, without commas, annotations and comments. */
function splitAtOperators(statement: SyntaxNode): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const child of childrenOf(statement)) {
    if (child.name === 'AssignOp' || child.name === 'UpdateOp') groups.push([]);
    else if (child.name === 'TupleExpression' && groups.length === 1) groups.at(-1)?.push(...elementsOf(child));
    else if (isExpression(child)) groups.at(-1)?.push(child);
  }
  return groups;
}

export function elementsOf(collection: SyntaxNode): SyntaxNode[] {
  return childrenOf(collection).filter(isExpression);
}

const PUNCTUATION: ReadonlySet<string> = new Set([',', '(', ')', '[', ']', '{', '}', 'Comment', 'TypeDef', '*', '**']);

function isExpression({ name, type }: SyntaxNode): boolean {
  return !PUNCTUATION.has(name) && !type.isError;
}
