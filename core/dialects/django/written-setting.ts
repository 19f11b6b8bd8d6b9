import type { Span } from '../../model/span.ts';
import type { Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { readAssignments } from '../python/assignments.ts';
import { readMethodReference } from '../python/calls.ts';
import { readExpression } from '../python/expression.ts';
import { readImports } from '../python/imports.ts';
import type { PythonScope } from '../python/scope.ts';
import type { Arm, PlacedStatement } from '../python/statements.ts';
import type { Written } from '../python/alternatives.ts';
import { meantSetting, SETTINGS, URL_SETTING } from './names.ts';

/** A mail setting as the module writes it. */
export interface WrittenSetting extends Written {
  readonly statement: SyntaxNode;
  /** The expression; absent while it is being typed, and for an imported name. */
  readonly node?: SyntaxNode;
  /** The statement says nothing else, so that it can be renamed or taken away. */
  readonly alone: boolean;
  readonly key: Span;
  readonly span: Span;
  readonly value: Value;
}

/** The mail settings that one statement writes. */
export function readStatement({ node, arms }: PlacedStatement, scope: PythonScope): WrittenSetting[] {
  switch (node.name) {
    case 'AssignStatement':
    case 'UpdateStatement':
      return readAssigned(node, arms, scope);
    case 'ImportStatement':
      return readImported(node, arms, scope);
    case 'ExpressionStatement':
      return readUpdate(node, arms, scope);
    default:
      return [];
  }
}

function readAssigned(statement: SyntaxNode, arms: readonly Arm[], scope: PythonScope): WrittenSetting[] {
  return readAssignments(statement, scope.text).flatMap(({ name, target, value, alone }): WrittenSetting[] => {
    if (!SETTINGS.has(name) && !isMisspelt(name, scope.text)) return [];
    const key = { start: target.from, end: target.to };
    if (value === undefined) {
      const at = { start: Math.min(target.to, statement.to), end: statement.to };
      return [
        {
          name,
          arms,
          given: false,
          statement,
          alone,
          key,
          span: { start: target.from, end: statement.to },
          value: { kind: 'unknown', at },
        },
      ];
    }
    const read = readSettingValue(value, scope);
    const given = isAskedFor(read, arms, scope);
    return [{ name, arms, given, statement, node: value, alone, key, span: { start: target.from, end: value.to }, value: read }];
  });
}

/** A slip away from a setting, and the module makes no use of the name itself. */
function isMisspelt(name: string, text: string): boolean {
  return meantSetting(name) !== undefined && text.indexOf(name) === text.lastIndexOf(name);
}

/** A placeholder that a template engine fills in is as good as nothing. */
function readSettingValue(node: SyntaxNode, scope: PythonScope): Value {
  const value = readExpression(node, scope);
  const isPlaceholder = value.kind === 'literal' && typeof value.value === 'string' && value.value.includes('{{');
  return isPlaceholder ? { kind: 'unknown', at: value.at } : value;
}

function isAskedFor(value: Value, arms: readonly Arm[], { text }: PythonScope): boolean {
  const variable = variableOf(value);
  return variable !== undefined && arms.some(({ test }) => test !== undefined && textOf(test, text).includes(variable));
}

function variableOf(value: Value): string | undefined {
  switch (value.kind) {
    case 'reference':
      return value.variable;
    case 'conversion':
    case 'comparison':
      return variableOf(value.of);
    case 'literal':
    case 'unknown':
      return undefined;
  }
}

/** `from .mail import EMAIL_HOST`: written, but elsewhere. */
function readImported(statement: SyntaxNode, arms: readonly Arm[], { text }: PythonScope): WrittenSetting[] {
  return readImports(statement, text).flatMap(({ name, target }): WrittenSetting[] => {
    const at = { start: target.from, end: target.to };
    return SETTINGS.has(name)
      ? [{ name, arms, given: false, statement, alone: false, key: at, span: at, value: { kind: 'unknown', at } }]
      : [];
  });
}

const NAMESPACE_UPDATE = /^(?:vars|globals|locals)\(\s*\)\.update$/;

/** `vars().update(EMAIL_CONFIG)`, where `EMAIL_CONFIG = env.email_url("EMAIL_URL")`. */
export function readUpdate(statement: SyntaxNode, arms: readonly Arm[], scope: PythonScope): WrittenSetting[] {
  const call = statement.firstChild;
  const callee = call?.name === 'CallExpression' ? call.firstChild : null;
  if (!call || !callee || !NAMESPACE_UPDATE.test(textOf(callee, scope.text))) return [];
  const address = addressOf(call.getChild('ArgList')?.firstChild?.nextSibling ?? undefined, scope);
  return address === undefined ? [] : [{ ...address, arms, given: false, statement, alone: false }];
}

function addressOf(
  argument: SyntaxNode | undefined,
  scope: PythonScope,
): Pick<WrittenSetting, 'name' | 'key' | 'span' | 'value'> | undefined {
  if (argument === undefined) return undefined;
  const bound = argument.name === 'VariableName' ? scope.lookup(textOf(argument, scope.text), argument.from) : undefined;
  const call = bound?.kind === 'constant' ? bound.value : argument;
  const reading = { scope, read: (node: SyntaxNode) => readExpression(node, scope) };
  const value = readMethodReference(call, reading, { methods: ['email_url', 'email'], standard: 'EMAIL_URL' });
  const key = call.firstChild?.lastChild;
  if (value === undefined || !key) return undefined;
  return { name: URL_SETTING, key: { start: key.from, end: key.to }, span: value.at, value };
}
