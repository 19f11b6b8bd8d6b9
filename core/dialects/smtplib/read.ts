import type { Draft, Setting } from '../../model/setting.ts';
import type { Span } from '../../model/span.ts';
import type { Value } from '../../model/value.ts';
import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { readerOf } from '../python/environment-reader.ts';
import { conceal } from '../conceal.ts';
import type { Session } from './session.ts';
import { readFile } from './session.ts';

/** The connections of a program: a mailer each. */
export function readConnections({ tree, text }: ParsedText): readonly Draft[] {
  if (tree === undefined) return [];
  const { sessions, scope } = readFile(tree.topNode, text);
  const reader = readerOf(scope);
  const labels = new Map<string, number>();
  return sessions.map((session): Draft => {
    const { connection, spread } = session;
    const name = connection.variable ?? connection.constructor;
    const count = (labels.get(name) ?? 0) + 1;
    labels.set(name, count);
    return {
      dialect: 'smtplib',
      span: spanOf(connection.callee),
      label: count === 1 ? name : `${name} ${count}`,
      settings: readSettings(session),
      incomplete: spread,
      ...(reader && { reader }),
    };
  });
}

/** What is no argument counts as a setting that is on: `SMTP_SSL`, `starttls`. */
function readSettings(session: Session): readonly Setting[] {
  const { connection, upgrade, context, uncertain, login, isUnfinished } = session;
  const settings: Setting[] = [];
  const callee = spanOf(connection.callee);
  if (uncertain) settings.push({ name: 'SMTP_SSL', key: callee, span: callee, value: { kind: 'unknown', at: callee } });
  else if (connection.constructor === 'SMTP_SSL') settings.push(switchedOn('SMTP_SSL', callee, callee));
  for (const { name, key, span, value } of session.arguments) {
    const isSecret = name === 'password';
    settings.push({ name, key, span, value: isSecret ? conceal(value) : value, ...(isSecret && { secret: true }) });
  }
  if (upgrade !== undefined) {
    const call = spanOf(upgrade.call);
    const name = upgrade.when === 'offered' ? 'starttls_if_offered' : 'starttls';
    if (upgrade.when !== 'perhaps') settings.push(switchedOn(name, methodOf(upgrade.call), call));
    else settings.push({ name, key: methodOf(upgrade.call), span: call, value: upgrade.asked ?? { kind: 'unknown', at: call } });
  }
  if (context !== undefined) {
    const at = spanOf(context.at);
    const value: Value =
      context.verifies === undefined ? { kind: 'unknown', at } : { kind: 'literal', value: context.verifies, at, inner: at };
    settings.push({ name: 'context', key: at, span: at, value });
    if (context.oldTls !== undefined) settings.push(oldVersion(context.oldTls));
  }
  if (login !== undefined) {
    const at = spanOf(login.call);
    const said = switchedOn('login', methodOf(login.call), at);
    settings.push(isUnfinished ? { ...said, value: { kind: 'unknown', at } } : said);
  }
  return settings.sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
}

function switchedOn(name: string, key: Span, span: Span): Setting {
  return { name, key, span, value: { kind: 'literal', value: true, at: span, inner: span } };
}

function oldVersion(node: SyntaxNode): Setting {
  const at = spanOf(node);
  return { name: 'tls_version', key: at, span: at, value: { kind: 'literal', value: 'TLS 1.1 or older', at, inner: at } };
}

/** The method's name in `server.starttls()`. */
function methodOf(call: SyntaxNode): Span {
  return spanOf(call.firstChild?.lastChild ?? call);
}

function spanOf({ from, to }: SyntaxNode): Span {
  return { start: from, end: to };
}
