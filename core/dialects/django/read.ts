import type { EnvironmentReader } from '../../environment/reader.ts';
import { Secret } from '../../model/secret.ts';
import type { Draft, Setting } from '../../model/setting.ts';
import type { Span } from '../../model/span.ts';
import type { Value } from '../../model/value.ts';
import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { readAssignments } from '../python/assignments.ts';
import { readMethodReference } from '../python/calls.ts';
import { readExpression } from '../python/expression.ts';
import { readImports } from '../python/imports.ts';
import type { PythonScope } from '../python/scope.ts';
import { readScope } from '../python/scope.ts';
import type { Arm, PlacedStatement } from '../python/statements.ts';
import { moduleStatements } from '../python/statements.ts';
import type { Choice } from './alternatives.ts';
import { chooseAssignments } from './alternatives.ts';
import { isTemplate, mayBePartial } from './files.ts';
import { ADDRESSES, SETTINGS, URL_SETTING } from './names.ts';

/** A mail setting as the module writes it. */
interface WrittenSetting {
  readonly name: string;
  readonly arms: readonly Arm[];
  readonly given: boolean;
  readonly key: Span;
  readonly span: Span;
  readonly value: Value;
}

/** The mail settings of a settings module: one mailer, or none. */
export function readSettings(parsed: ParsedText): readonly Draft[] {
  const { tree, text, path } = parsed;
  if (tree === undefined || isTemplate(path, text)) return [];
  const statements = moduleStatements(tree.topNode, text);
  const scope = readScope(statements, text);
  const written = statements.flatMap(statement => readStatement(statement, scope));
  if (!written.some(isSubstantial)) return [];
  const settings = chooseAssignments(written, { isSubstantial, isAnchor })
    .map(asSetting)
    .sort((one, other) => one.key.start - other.key.start);
  const first = settings.find(isSubstantial);
  if (first === undefined) return [];
  const reader = readerOf(scope);
  return [
    {
      dialect: 'django',
      span: first.key,
      label: 'EMAIL',
      settings,
      incomplete: mayBePartial(path, text) || statements.some(statement => bringsUnseenNames(statement, scope)),
      ...(reader && { reader }),
    },
  ];
}

function isSubstantial({ name }: { readonly name: string }): boolean {
  return !ADDRESSES.has(name);
}

function isAnchor({ name }: WrittenSetting): boolean {
  return name === 'EMAIL_HOST' || name === URL_SETTING;
}

function readStatement({ node, arms }: PlacedStatement, scope: PythonScope): WrittenSetting[] {
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
  return readAssignments(statement, scope.text).flatMap(({ name, target, value }): WrittenSetting[] => {
    if (!SETTINGS.has(name)) return [];
    const key = { start: target.from, end: target.to };
    if (value === undefined) {
      const at = { start: Math.min(target.to, statement.to), end: statement.to };
      return [{ name, arms, given: false, key, span: { start: target.from, end: statement.to }, value: { kind: 'unknown', at } }];
    }
    const read = readSettingValue(value, scope);
    return [{ name, arms, given: isAskedFor(read, arms, scope), key, span: { start: target.from, end: value.to }, value: read }];
  });
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
    return SETTINGS.has(name) ? [{ name, arms, given: false, key: at, span: at, value: { kind: 'unknown', at } }] : [];
  });
}

const NAMESPACE_UPDATE = /^(?:vars|globals|locals)\(\s*\)\.update$/;

/** `vars().update(EMAIL_CONFIG)`, where `EMAIL_CONFIG = env.email_url("EMAIL_URL")`. */
function readUpdate(statement: SyntaxNode, arms: readonly Arm[], scope: PythonScope): WrittenSetting[] {
  const call = statement.firstChild;
  const callee = call?.name === 'CallExpression' ? call.firstChild : null;
  if (!call || !callee || !NAMESPACE_UPDATE.test(textOf(callee, scope.text))) return [];
  const address = addressOf(call.getChild('ArgList')?.firstChild?.nextSibling ?? undefined, scope);
  return address === undefined ? [] : [{ ...address, arms, given: false }];
}

function addressOf(argument: SyntaxNode | undefined, scope: PythonScope): Omit<WrittenSetting, 'arms' | 'given'> | undefined {
  if (argument === undefined) return undefined;
  const bound = argument.name === 'VariableName' ? scope.lookup(textOf(argument, scope.text), argument.from) : undefined;
  const call = bound?.kind === 'constant' ? bound.value : argument;
  const reading = { scope, read: (node: SyntaxNode) => readExpression(node, scope) };
  const value = readMethodReference(call, reading, { methods: ['email_url', 'email'], standard: 'EMAIL_URL' });
  const key = call.firstChild?.lastChild;
  if (value === undefined || !key) return undefined;
  return { name: URL_SETTING, key: { start: key.from, end: key.to }, span: value.at, value };
}

function asSetting({ chosen, candidates, uncertain }: Choice<WrittenSetting>): Setting {
  const { name } = chosen;
  const { expects, secret } = name === URL_SETTING ? { secret: true as const, expects: undefined } : (SETTINGS.get(name) ?? {});
  // A password in the source is one, whichever branch runs.
  const told = uncertain ? (secret === true ? candidates.findLast(holdsText) : undefined) : chosen;
  const { key, span, value } = told ?? { ...chosen, value: { kind: 'unknown', at: chosen.value.at } satisfies Value };
  return { name, key, span, value: secret === true ? hideTexts(value) : value, ...(expects && { expects }), ...(secret && { secret }) };
}

function holdsText({ value }: WrittenSetting): boolean {
  return value.kind === 'literal' && typeof value.value === 'string' && value.value !== '';
}

/** Makes secrets of the texts of an expression. */
function hideTexts(value: Value): Value {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? { ...value, value: new Secret(value.value) } : value;
    case 'reference':
      return value.fallback === undefined ? value : { ...value, fallback: hideTexts(value.fallback) };
    case 'conversion':
    case 'comparison':
      return { ...value, of: hideTexts(value.of) };
    case 'unknown':
      return value;
  }
}

const NAMESPACE = /\b(?:vars|globals|locals)\(\s*\)|^(?:include|exec|execfile)\(/;

/** Names from another file, or put into the namespace by a call that is not understood. */
function bringsUnseenNames({ node, arms }: PlacedStatement, scope: PythonScope): boolean {
  switch (node.name) {
    case 'ImportStatement':
      return readImports(node, scope.text).some(({ member, module }) => member === '*' && module !== 'django.conf.global_settings');
    case 'ExpressionStatement':
      return NAMESPACE.test(textOf(node, scope.text)) && readUpdate(node, arms, scope).length === 0;
    case 'AssignStatement':
    case 'ForStatement':
      return NAMESPACE.test(textOf(node, scope.text));
    case 'WithStatement':
      return node.getChild('Body') !== null;
    default:
      return false;
  }
}

/** By the library that the module imports for it. */
function readerOf({ imports, text }: PythonScope): EnvironmentReader | undefined {
  const modules = new Set(imports.map(({ module }) => module.split('.', 1)[0]));
  if (modules.has('environ') && (!modules.has('dotenv') || text.includes('read_env('))) return 'django-environ';
  if (modules.has('decouple')) return 'python-decouple';
  return modules.has('dotenv') || modules.has('environs') ? 'python-dotenv' : undefined;
}
