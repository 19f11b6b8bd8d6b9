import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { readArguments } from '../python/arguments.ts';
import { addElements, removeElement } from '../python/edit-list.ts';
import { insertAfter, insertBefore } from '../python/insert-lines.ts';
import { isFinished } from '../python/is-finished.ts';
import { indentation } from '../python/lines.ts';
import { removeStatement } from '../python/remove-statement.ts';
import type { ConstructorName } from './connections.ts';
import { contains, statementOf } from './places.ts';
import type { SpelledContext, Writing } from './writing.ts';
import { spellVerifiedContext } from './writing.ts';

/** The edits for the changes that are about encryption, written together since they share a context. */
export function writeEncryption(changes: readonly SettingChange[], writing: Writing): readonly TextEdit[] | undefined {
  const { session } = writing;
  const { connection, upgrade } = session;
  const wishes = new Map(changes.map(change => [change.setting, change]));
  const implicit = wishes.get('SMTP_SSL');
  const starttls = wishes.get('starttls');
  const offered = wishes.get('starttls_if_offered');
  const parts: (readonly TextEdit[] | undefined)[] = [];
  const wished: ConstructorName =
    implicit === undefined ? connection.constructor : 'to' in implicit && implicit.to === true ? 'SMTP_SSL' : 'SMTP';
  if (wished !== connection.constructor) parts.push(changeClass(wished, writing));
  const drops = [starttls, offered].some(change => change !== undefined && ('remove' in change || ('to' in change && change.to !== true)));
  if (drops && upgrade !== undefined) parts.push(dropUpgrade(writing));
  if (starttls !== undefined && 'to' in starttls && starttls.to === true) parts.push(upgradeFirst(writing));
  return parts.includes(undefined) ? undefined : parts.flatMap(part => part ?? []);
}

/** `SMTP` becomes `SMTP_SSL` with a context that verifies, and the reverse. */
function changeClass(wished: ConstructorName, writing: Writing): readonly TextEdit[] | undefined {
  const { file, session } = writing;
  const { call, callee } = session.connection;
  const list = call.getChild('ArgList');
  const { positional, keywords } = readArguments(call, file.text);
  // The two classes disagree about what comes fourth.
  if (list === null || !isFinished(call) || positional.length > 3 || session.uncertain) return undefined;
  const renamed = renameClass(callee, wished, writing);
  if (renamed === undefined) return undefined;
  const context = keywords.get('context');
  if (wished === 'SMTP') {
    const removed = context && removeElement(list, context.prevSibling?.prevSibling ?? context, file.text);
    return removed === undefined ? renamed : [...renamed, removed];
  }
  if (context !== undefined) return renamed;
  const spelled = contextFor(call.from, writing);
  const added = addElements(list, [`context=${spelled.text}`], { text: file.text });
  return added && [...renamed, ...spelled.edits, added];
}

/** The name behind the dot; or, after `from smtplib import SMTP`, the import with it. */
function renameClass(
  callee: SyntaxNode,
  wished: ConstructorName,
  { file: { scope, root, text } }: Writing,
): readonly TextEdit[] | undefined {
  const name = callee.name === 'MemberExpression' ? callee.lastChild : callee;
  if (name === null) return undefined;
  const edit: TextEdit = { span: { start: name.from, end: name.to }, text: wished };
  if (callee.name === 'MemberExpression') return [edit];
  if (scope.imports.some(imported => imported.module === 'smtplib' && imported.member === wished && imported.name === wished))
    return [edit];
  const imported = scope.imports.find(
    ({ name: bound, module, member }) => module === 'smtplib' && bound === textOf(name, text) && member === bound,
  );
  if (imported === undefined) return undefined;
  const { from, to } = imported.target;
  const isUsedOnce = countNames(root, text, imported.name) === 2;
  const importing: TextEdit = isUsedOnce
    ? { span: { start: from, end: to }, text: wished }
    : { span: { start: to, end: to }, text: `, ${wished}` };
  return [importing, edit];
}

function countNames(root: SyntaxNode, text: string, wanted: string): number {
  let count = 0;
  root.cursor().iterate(({ name, node }) => {
    if (name === 'VariableName' && textOf(node, text) === wanted) count += 1;
  });
  return count;
}

/** The context that the connection has now, if it can be used at `offset`; else a new one. */
function contextFor(offset: number, writing: Writing): SpelledContext {
  const { file, session } = writing;
  const user = session.connection.constructor === 'SMTP_SSL' ? session.connection.call : session.upgrade?.call;
  const argument = user && readArguments(user, file.text).keywords.get('context');
  const isThere =
    argument?.name === 'CallExpression' || (argument?.name === 'VariableName' && file.scope.lookup(textOf(argument, file.text), offset));
  return argument !== undefined && isThere && session.context?.verifies !== undefined
    ? { text: textOf(argument, file.text), edits: [] }
    : spellVerifiedContext(writing, offset);
}

function dropUpgrade({ file, session: { upgrade } }: Writing): readonly TextEdit[] | undefined {
  const statement = upgrade && statementOf(upgrade.call);
  // In `code, answer = server.starttls()` other code goes on with what it returns.
  if (upgrade === undefined || upgrade.when === 'perhaps' || statement?.name !== 'ExpressionStatement') return undefined;
  return isFinished(statement) ? removeStatement(statement, file.text) : undefined;
}

const SPEAKING: ReadonlySet<string> = new Set(['login', 'auth', 'sendmail', 'send_message', 'mail', 'verify', 'docmd']);

/** Puts `starttls()` in front of the first thing that should not be overheard, or moves it there. */
function upgradeFirst(writing: Writing): readonly TextEdit[] | undefined {
  const { file, session } = writing;
  const { connection, upgrade } = session;
  const { variable, uses } = connection;
  if (variable === undefined || session.uncertain) return undefined;
  const spoken = uses.find(({ method }) => SPEAKING.has(method));
  const isFirst = upgrade !== undefined && (spoken === undefined || upgrade.call.from < spoken.call.from);
  if (upgrade?.when === 'always' && isFirst) return connection.constructor === 'SMTP_SSL' ? handContext(upgrade.call, writing) : [];
  if (upgrade !== undefined && upgrade.when !== 'always') return undefined;
  const removed = upgrade === undefined ? [] : dropUpgrade(writing);
  if (removed === undefined) return undefined;
  const opened = uses.find(({ method }) => method === 'connect')?.call ?? connection.call;
  const context = upgrade === undefined ? contextFor(spoken?.call.from ?? opened.to, writing) : undefined;
  const line = upgrade === undefined ? `${variable}.starttls(context=${context?.text ?? ''})` : textOf(upgrade.call, file.text);
  const inserted = insertLine(line, { opened, spoken: spoken?.call, text: file.text });
  return inserted && [...removed, ...(context?.edits ?? []), inserted];
}

/** The context of the class goes to the call that begins TLS in its place. */
function handContext(call: SyntaxNode, writing: Writing): readonly TextEdit[] | undefined {
  const { text } = writing.file;
  const list = call.getChild('ArgList');
  if (list === null || readArguments(call, text).keywords.has('context')) return [];
  const context = contextFor(call.from, writing);
  const added = addElements(list, [`context=${context.text}`], { text });
  return added && [...context.edits, added];
}

interface Insertion {
  /** The call after which the connection stands. */
  readonly opened: SyntaxNode;
  readonly spoken: SyntaxNode | undefined;
  readonly text: string;
}

function insertLine(line: string, { opened, spoken, text }: Insertion): TextEdit | undefined {
  const opening = statementOf(opened);
  const body = opening.name === 'WithStatement' ? opening.getChild('Body') : opening.parent;
  if (body === null) return undefined;
  if (spoken === undefined || !contains(body, spoken)) {
    const first = opening.name === 'WithStatement' ? body.firstChild?.nextSibling : undefined;
    if (first) return insertBefore(first, [line], text);
    return indentation(text, opening.from) === undefined ? undefined : insertAfter(opening, [line], text);
  }
  for (let node = statementOf(spoken); ; node = statementOf(node.parent ?? node)) {
    if (node.parent === null) return undefined;
    if (node.parent.from === body.from && node.parent.to === body.to) return insertBefore(node, [line], text);
  }
}
