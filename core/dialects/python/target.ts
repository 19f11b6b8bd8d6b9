import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';

/** The name that a call's value is assigned to: `conf` in `conf = ConnectionConfig(…)`. */
export function nameOfTarget(call: SyntaxNode, text: string): string | undefined {
  const { parent } = call;
  const target = parent?.name === 'AssignStatement' ? parent.firstChild : null;
  return target?.name === 'VariableName' || target?.name === 'MemberExpression' ? textOf(target, text) : undefined;
}
