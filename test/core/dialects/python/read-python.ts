import { readExpression } from '../../../../core/dialects/python/expression.ts';
import { readAssignments } from '../../../../core/dialects/python/assignments.ts';
import { readScope } from '../../../../core/dialects/python/scope.ts';
import { moduleStatements } from '../../../../core/dialects/python/statements.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';
import { parseText } from '../../../../core/text/parse.ts';

export async function parsePython(text: string, path = '/shop/settings.py'): Promise<ParsedText> {
  const { parsed } = await parseText({ uri: `file://${path}`, path, text, language: 'python' });
  return parsed;
}

/** What the last assignment to `X` in a module says. */
export async function readX(text: string) {
  const { tree } = await parsePython(text);
  if (tree === undefined) throw new Error('Python has a grammar.');
  const statements = moduleStatements(tree.topNode, text);
  const scope = readScope(statements, text);
  const value = statements.flatMap(({ node }) => readAssignments(node, text)).findLast(({ name }) => name === 'X')?.value;
  if (value === undefined) throw new Error('The module assigns no X.');
  return readExpression(value, scope);
}
