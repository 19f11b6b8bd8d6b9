import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Draft } from '../../model/setting.ts';
import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import type { Entry } from '../python/entries.ts';
import { asPydanticFlag, asSetting, readKeywords } from '../python/entries.ts';
import { readerOf } from '../python/environment-reader.ts';
import { readFileScope } from '../python/file-scope.ts';
import type { PythonScope } from '../python/scope.ts';
import { bindExpression } from '../python/scope.ts';
import { nameOfTarget } from '../python/target.ts';
import { writeEntries } from '../python/write-entries.ts';
import { FIELDS } from './names.ts';

/** Each `ConnectionConfig(…)` is a mailer. */
export function readConfigs(parsed: ParsedText): readonly Draft[] {
  const file = findConfigs(parsed);
  if (file === undefined) return [];
  const reader = readerOf(file.scope);
  const labels = new Map<string, number>();
  return file.configs.map(({ callee, call, entries, open }): Draft => {
    const name = nameOfTarget(call, file.scope.text) ?? 'ConnectionConfig';
    const count = (labels.get(name) ?? 0) + 1;
    labels.set(name, count);
    return {
      dialect: 'fastapi-mail',
      span: { start: callee.from, end: callee.to },
      label: count === 1 ? name : `${name} ${count}`,
      settings: entries.map(entry => asSetting(entry, FIELDS.get(entry.name) ?? {})),
      incomplete: open,
      ...(reader && { reader }),
    };
  });
}

/** The edits for wished fields of one configuration. */
export function writeConfig(changes: readonly SettingChange[], mailer: Mailer, parsed: ParsedText): readonly TextEdit[] | undefined {
  const file = findConfigs(parsed);
  const config = file?.configs.find(({ callee }) => callee.from === mailer.draft.span.start && callee.to === mailer.draft.span.end);
  if (file === undefined || config === undefined) return undefined;
  return writeEntries(changes, { entries: config.entries, order: [...FIELDS.keys()], mailer, ...file });
}

interface Config {
  readonly call: SyntaxNode;
  readonly callee: SyntaxNode;
  readonly entries: readonly Entry[];
  readonly open: boolean;
}

interface ConfigFile {
  readonly root: SyntaxNode;
  readonly scope: PythonScope;
  readonly configs: readonly Config[];
}

function findConfigs({ tree, text }: ParsedText): ConfigFile | undefined {
  if (tree === undefined) return undefined;
  const root = tree.topNode;
  const scope = readFileScope(root, text);
  const configs: Config[] = [];
  root.cursor().iterate(({ name, node }) => {
    const callee = name === 'CallExpression' ? node.firstChild : null;
    const list = callee && node.getChild('ArgList');
    if (!list || !isConstructor(callee, scope)) return;
    const { entries, open } = readKeywords(list, scope);
    // Without arguments everything comes from the environment.
    if (entries.length === 0) return;
    configs.push({ call: node, callee, open, entries: entries.map(parseFlag) });
  });
  return { root, scope, configs };
}

function isConstructor(callee: SyntaxNode, scope: PythonScope): boolean {
  const last = callee.name === 'MemberExpression' ? callee.lastChild : callee;
  if (last === null || scope.text.slice(last.from, last.to) !== 'ConnectionConfig') return false;
  const bound = bindExpression(callee, scope);
  return bound?.kind === 'member' && bound.module.split('.', 1)[0] === 'fastapi_mail';
}

function parseFlag(entry: Entry): Entry {
  return FIELDS.get(entry.name)?.flag === true ? { ...entry, value: asPydanticFlag(entry.value) } : entry;
}
