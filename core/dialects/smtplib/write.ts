import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { ParsedText } from '../../text/syntax.ts';

import { readArguments } from '../python/arguments.ts';
import { addElements, removeElement } from '../python/edit-list.ts';
import { moveToVariable } from '../python/move-to-variable.ts';
import { spellParsed } from '../python/parse-text.ts';
import { replaceValue } from '../python/replace-value.ts';
import { commonQuote, spellLiteral } from '../python/spell.ts';
import { repairContext } from './write-context.ts';
import { writeEncryption } from './write-encryption.ts';
import { readFile } from './session.ts';
import type { Writing } from './writing.ts';

/** The edits for wished settings; `undefined` when one of them cannot be written so that it surely holds. */
export function writeChanges(
  changes: readonly SettingChange[],
  mailer: Mailer,
  { tree, text }: ParsedText,
): readonly TextEdit[] | undefined {
  if (tree === undefined) return undefined;
  const file = readFile(tree.topNode, text);
  const session = file.sessions.find(({ connection }) => connection.callee.from === mailer.draft.span.start);
  if (session === undefined || session.connection.callee.to !== mailer.draft.span.end) return undefined;
  const writing: Writing = { file, session, mailer, quote: commonQuote(file.root, text) };
  const edits = [
    writeEncryption(changes, writing),
    ...changes.filter(change => !isEncryption(change)).map(change => writeChange(change, writing)),
  ];
  if (edits.includes(undefined)) return undefined;
  return dropRepeated(edits.flatMap(edit => edit ?? [])).filter(({ span, text: to }) => text.slice(span.start, span.end) !== to);
}

const ENCRYPTION: ReadonlySet<string> = new Set(['SMTP_SSL', 'starttls', 'starttls_if_offered']);

function isEncryption({ setting }: SettingChange): boolean {
  return ENCRYPTION.has(setting);
}

/** Two changes may ask for the same import. */
function dropRepeated(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.filter(
    ({ span, text }, index) =>
      edits.findIndex(other => other.span.start === span.start && other.span.end === span.end && other.text === text) === index,
  );
}

function writeChange(change: SettingChange, writing: Writing): readonly TextEdit[] | undefined {
  const { file, session, mailer, quote } = writing;
  const { text } = file;
  if (change.setting === 'context') return 'to' in change ? repairContext(writing) : undefined;
  const argument = session.arguments.find(({ name }) => name === change.setting);
  if ('variable' in change) return moveToVariable({ name: argument?.name, variable: change.variable }, { ...file, mailer, quote });
  if (argument === undefined) {
    if ('remove' in change) return [];
    if (!('to' in change)) return undefined;
    if (change.setting === 'port') return insertPort(spellLiteral(change.to, quote), writing);
    return change.setting === 'timeout' ? insertTimeout(spellLiteral(change.to, quote), writing) : undefined;
  }
  if ('to' in change) {
    const edit = replaceValue(argument, change.to, { text, mailer, quote });
    return edit && [edit];
  }
  if ('parse' in change) {
    const spelled = spellParsed(argument.value, change.parse, file);
    return spelled === undefined ? undefined : [{ span: argument.value.at, text: spelled }];
  }
  const list = argument.node.parent;
  const edit =
    list?.name === 'ArgList' && argument.key.start !== argument.node.from
      ? removeElement(list, { from: argument.key.start, to: argument.node.to }, text)
      : undefined;
  return edit && [edit];
}

/** In the call that makes the connection, whichever names the host. */
function insertTimeout(timeout: string, { file: { text }, session }: Writing): readonly TextEdit[] | undefined {
  const list = session.connection.call.getChild('ArgList');
  const edit = list && !session.spread ? addElements(list, [`timeout=${timeout}`], { text }) : undefined;
  return edit && [edit];
}

/** Beside the host, in the call that names it. */
function insertPort(port: string, { file: { text }, session }: Writing): readonly TextEdit[] | undefined {
  const host = session.arguments.find(({ name }) => name === 'host');
  const call = host?.node.parent?.parent;
  if (host === undefined || call?.name !== 'CallExpression' || session.spread) return undefined;
  const { positional, keywords } = readArguments(call, text);
  if (positional.length > 1) return undefined;
  const isPositional = positional.length === 1 && keywords.size === 0;
  const list = call.getChild('ArgList');
  if (positional.length === 1 && positional[0]?.from === host.node.from && !isPositional) {
    return [{ span: { start: host.node.to, end: host.node.to }, text: `, ${port}` }];
  }
  const edit = list && addElements(list, [isPositional ? port : `port=${port}`], { text });
  return edit ? [edit] : undefined;
}
