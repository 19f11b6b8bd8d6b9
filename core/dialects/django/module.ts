import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { readImports } from '../python/imports.ts';
import { modulePaths } from '../python/module-paths.ts';
import type { PythonScope } from '../python/scope.ts';
import { readScope } from '../python/scope.ts';
import type { PlacedStatement } from '../python/statements.ts';
import { moduleStatements } from '../python/statements.ts';
import type { Choice } from '../python/alternatives.ts';
import { chooseAssignments } from '../python/alternatives.ts';
import { isDevelopmentFile, isTemplate, mayBePartial } from './files.ts';
import { ADDRESSES, meantSetting, URL_SETTING } from './names.ts';
import type { WrittenSetting } from './written-setting.ts';
import { readStatement, readUpdate } from './written-setting.ts';

/** A settings module as far as mail is concerned. */
export interface SettingsModule {
  readonly text: string;
  readonly root: SyntaxNode;
  readonly statements: readonly PlacedStatement[];
  readonly scope: PythonScope;
  /** What holds for each setting, in the order of the text. */
  readonly choices: readonly Choice<WrittenSetting>[];
  /** Settings may come from where nothing here can look. */
  readonly incomplete: boolean;
  /** The modules that are read first, each by the paths that it can mean; an empty list is one that cannot be found. */
  readonly inherits: readonly (readonly string[])[];
}

/** `undefined` for a file that says nothing about how mail is sent. */
export function readModule({ tree, text, path }: ParsedText): SettingsModule | undefined {
  if (tree === undefined || isTemplate(path, text)) return undefined;
  const root = tree.topNode;
  const statements = moduleStatements(root, text);
  const scope = readScope(statements, text);
  const written = statements.flatMap(statement => readStatement(statement, scope));
  if (!written.some(isSubstantial)) return undefined;
  const choices = [...chooseAssignments(written, { isSubstantial, isAnchor, isStandIn })].sort(
    ({ chosen: one }, { chosen: other }) => one.key.start - other.key.start,
  );
  const imports = statements.flatMap(statement => starImports(statement, text));
  const first = choices[0]?.chosen.key.start ?? 0;
  const isFound = ({ at, certain }: StarImport): boolean => certain && at < first;
  const hidden = mayBePartial(path, text) || !imports.every(isFound) || statements.some(statement => bringsUnseenNames(statement, scope));
  // What a test run changes must not speak for the settings that it builds on.
  const inherits = isDevelopmentFile(path) ? [] : imports.filter(isFound).map(({ module }) => modulePaths(module, path));
  return {
    text,
    root,
    statements,
    scope,
    choices,
    incomplete: hidden || imports.length > 0,
    inherits: hidden ? [...inherits, []] : inherits,
  };
}

/** Addresses alone make no mailer. */
export function isSubstantial({ name }: { readonly name: string }): boolean {
  return !ADDRESSES.has(name) && meantSetting(name) === undefined;
}

function isAnchor({ name }: WrittenSetting): boolean {
  return name === 'EMAIL_HOST' || name === URL_SETTING;
}

function isStandIn({ name }: WrittenSetting): boolean {
  return STAND_INS.has(name);
}

const STAND_INS: ReadonlySet<string> = new Set([...ADDRESSES, 'EMAIL_BACKEND', 'EMAIL_FILE_PATH']);

interface StarImport {
  readonly module: string;
  readonly at: number;
  /** It does not stand in a branch, such as a `try` for settings that need not be there. */
  readonly certain: boolean;
}

function starImports({ node, arms }: PlacedStatement, text: string): StarImport[] {
  if (node.name !== 'ImportStatement') return [];
  return readImports(node, text)
    .filter(({ member, module }) => member === '*' && module !== 'django.conf.global_settings')
    .map(({ module }) => ({ module, at: node.from, certain: arms.length === 0 }));
}

const NAMESPACE = /\b(?:vars|globals|locals)\(\s*\)|^(?:include|exec|execfile)\(/;

/** Names that a call puts into the namespace. */
function bringsUnseenNames({ node, arms }: PlacedStatement, scope: PythonScope): boolean {
  switch (node.name) {
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
