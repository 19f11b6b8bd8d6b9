import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { readAssignments } from '../python/assignments.ts';
import type { Entry } from '../python/entries.ts';
import { readDictionary } from '../python/entries.ts';
import { readExpression } from '../python/expression.ts';
import type { PythonScope } from '../python/scope.ts';
import { readScope } from '../python/scope.ts';
import type { PlacedStatement } from '../python/statements.ts';
import { moduleStatements } from '../python/statements.ts';
import { REPLACED } from './names.ts';

/** One alias of `MAILERS`, as the module writes it. */
export interface WrittenMailer {
  readonly alias: Entry;
  /** `BACKEND`, and everything in `OPTIONS`. */
  readonly entries: readonly Entry[];
  /** More may be said where nothing here can look. */
  readonly open: boolean;
}

export interface MailersModule {
  readonly root: SyntaxNode;
  readonly scope: PythonScope;
  readonly mailers: readonly WrittenMailer[];
  /** The sender of every mailer. */
  readonly sender: Entry | undefined;
  /** Settings of the old form that are read along with `MAILERS`: Django refuses them together. */
  readonly replaced: readonly Entry[];
}

/** The last `MAILERS = {…}` of a settings module that runs for real. */
export function readModule({ tree, text }: ParsedText): MailersModule | undefined {
  if (tree === undefined) return undefined;
  const root = tree.topNode;
  const statements = moduleStatements(root, text);
  const scope = readScope(statements, text);
  const written = statements.flatMap(({ node, arms }) => readAssignments(node, text).map(assignment => ({ ...assignment, arms })));
  const real = written.filter(({ arms }) => arms.every(({ certainty }) => certainty !== 'development'));
  const found = real.findLast(({ name, value }) => name === 'MAILERS' && value !== undefined);
  const dictionary = found?.value && followDictionary(found.value, scope);
  if (found === undefined || dictionary === undefined) return undefined;
  const changed = /^[ \t]*MAILERS\s*(?:\[|\.update\()/m.test(text);
  const { entries, open } = readDictionary(dictionary, scope);
  const mailers = entries.flatMap(alias => readMailer(alias, open || changed, scope));
  const asEntry = (name: string): Entry | undefined => {
    const assignment = real.findLast(each => each.name === name && each.value !== undefined && each.arms.length === 0);
    return assignment?.value && makeEntry(assignment.value, assignment, scope);
  };
  const isGuarded = (arms: PlacedStatement['arms']): boolean =>
    arms.some(({ test }) => test === undefined || /VERSION/.test(textOf(test, text)));
  const old = isGuarded(found.arms) ? [] : real.filter(({ name, arms }) => REPLACED.has(name) && !isGuarded(arms));
  const replaced = old.flatMap(each => (each.value === undefined ? [] : [makeEntry(each.value, each, scope)]));
  return { root, scope, mailers, sender: asEntry('DEFAULT_FROM_EMAIL'), replaced };
}

interface Named {
  readonly name: string;
  readonly target: SyntaxNode;
  readonly statement: SyntaxNode;
  readonly alone: boolean;
}

function makeEntry(node: SyntaxNode, { name, target, statement, alone }: Named, scope: PythonScope): Entry {
  return {
    name,
    node,
    key: { start: target.from, end: target.to },
    span: { start: target.from, end: node.to },
    value: readExpression(node, scope),
    holder: { kind: 'statement', statement, alone },
  };
}

/** A dictionary as it stands, or a constant that holds one. */
function followDictionary(node: SyntaxNode, scope: PythonScope): SyntaxNode | undefined {
  if (node.name === 'DictionaryExpression') return node;
  const bound = node.name === 'VariableName' ? scope.lookup(textOf(node, scope.text), node.from) : undefined;
  return bound?.kind === 'constant' && bound.value.name === 'DictionaryExpression' ? bound.value : undefined;
}

function readMailer(alias: Entry, open: boolean, scope: PythonScope): WrittenMailer[] {
  const dictionary = alias.node && followDictionary(alias.node, scope);
  if (dictionary === undefined) return [];
  const mailer = readDictionary(dictionary, scope);
  const backend = mailer.entries.filter(({ name }) => name === 'BACKEND');
  const given = mailer.entries.findLast(({ name }) => name === 'OPTIONS');
  const inner = given?.node && followDictionary(given.node, scope);
  const options = inner && readDictionary(inner, scope);
  const isHidden = given !== undefined && options === undefined;
  return [{ alias, entries: [...backend, ...(options?.entries ?? [])], open: open || mailer.open || isHidden || options?.open === true }];
}
