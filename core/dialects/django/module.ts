import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { readImports } from '../python/imports.ts';
import type { PythonScope } from '../python/scope.ts';
import { readScope } from '../python/scope.ts';
import type { PlacedStatement } from '../python/statements.ts';
import { moduleStatements } from '../python/statements.ts';
import type { Choice } from './alternatives.ts';
import { chooseAssignments } from './alternatives.ts';
import { isTemplate, mayBePartial } from './files.ts';
import { ADDRESSES, URL_SETTING } from './names.ts';
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
  /** Other files have a say. */
  readonly incomplete: boolean;
}

/** `undefined` for a file that says nothing about how mail is sent. */
export function readModule({ tree, text, path }: ParsedText): SettingsModule | undefined {
  if (tree === undefined || isTemplate(path, text)) return undefined;
  const root = tree.topNode;
  const statements = moduleStatements(root, text);
  const scope = readScope(statements, text);
  const written = statements.flatMap(statement => readStatement(statement, scope));
  if (!written.some(isSubstantial)) return undefined;
  const choices = [...chooseAssignments(written, { isSubstantial, isAnchor })].sort(
    ({ chosen: one }, { chosen: other }) => one.key.start - other.key.start,
  );
  const incomplete = mayBePartial(path, text) || statements.some(statement => bringsUnseenNames(statement, scope));
  return { text, root, statements, scope, choices, incomplete };
}

/** Addresses alone make no mailer. */
export function isSubstantial({ name }: { readonly name: string }): boolean {
  return !ADDRESSES.has(name);
}

function isAnchor({ name }: WrittenSetting): boolean {
  return name === 'EMAIL_HOST' || name === URL_SETTING;
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
