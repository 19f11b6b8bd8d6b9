import type { SyntaxNode } from '../../text/syntax.ts';

/** Below a statement that is being typed, nothing would be read as a statement of its own. */
export function isFinished(statement: SyntaxNode): boolean {
  let finished = true;
  statement.cursor().iterate(({ type }) => {
    finished &&= !type.isError;
  });
  return finished;
}
