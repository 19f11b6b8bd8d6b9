import type { Draft, Setting } from '../../model/setting.ts';
import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { conceal } from '../conceal.ts';
import { readArray, spanOf, unwrap } from '../php/nodes.ts';
import type { PhpNames } from '../php/value.ts';
import { asLaravelFlag, readValue } from '../php/value.ts';
import type { MailerStatement } from './statements.ts';
import { readStatements } from './statements.ts';

const CLASS_CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['ENCRYPTION_STARTTLS', 'tls'],
  ['ENCRYPTION_SMTPS', 'ssl'],
]);

/** Properties that matter here; any other class has a `Host` too. */
const PROPERTIES = new Set([
  ...['Host', 'Port', 'SMTPAuth', 'Username', 'Password', 'SMTPSecure', 'SMTPAutoTLS', 'SMTPOptions', 'AuthType', 'Timeout', 'From'],
  ...['FromName', 'Mailer'],
]);
const FLAGS = new Set([
  'SMTPAuth',
  'SMTPAutoTLS',
  'SMTPOptions.ssl.verify_peer',
  'SMTPOptions.ssl.verify_peer_name',
  'SMTPOptions.ssl.allow_self_signed',
]);
const NUMBERS = new Set(['Port', 'Timeout']);
const TRANSPORTS: Readonly<Record<string, string>> = { issmtp: 'smtp', ismail: 'mail', issendmail: 'sendmail', isqmail: 'qmail' };

/** One draft for each variable that holds a mailer, in each function that sets one up. */
export function readDrafts({ text, tree }: ParsedText): readonly Draft[] {
  if (tree === undefined) return [];
  const { statements, values } = readStatements(tree, text);
  const names: PhpNames = { text, values, classConstants: CLASS_CONSTANTS };
  const groups = Map.groupBy(statements, ({ receiver, scope }) => `${scope} ${receiver}`);
  const labels = new Map<string, number>();
  return [...groups.values()].flatMap((group): Draft[] => {
    const host = group.find(({ member, value }) => member === 'Host' && value !== undefined);
    const chosen = group.find(({ member }) => member.toLowerCase() === 'issmtp');
    const first = host ?? chosen;
    // `$request->Host` and its like never say how mail is sent.
    if (first === undefined || !group.some(statement => statement !== host && isOfMailer(statement))) return [];
    const settings = readSettings(group, first, names);
    const name = first.receiver.replace(/^\$(?:this->)?/, '');
    const count = (labels.get(name) ?? 0) + 1;
    labels.set(name, count);
    const label = count === 1 ? name : `${name} ${count}`;
    return [{ dialect: 'phpmailer', span: first.span, label, settings, incomplete: host === undefined, reader: 'phpdotenv' }];
  });
}

function isOfMailer({ member }: MailerStatement): boolean {
  return PROPERTIES.has(member) || TRANSPORTS[member.toLowerCase()] !== undefined || member === 'setFrom';
}

/** The last word counts; what is said in another branch than the host may or may not hold. */
function readSettings(group: readonly MailerStatement[], first: MailerStatement, names: PhpNames): readonly Setting[] {
  const found = new Map<string, Setting>();
  for (const statement of group) {
    for (const setting of readStatement(statement, names)) {
      const isCertain = statement.branch === -1 || statement.branch === first.branch;
      found.delete(setting.name);
      found.set(setting.name, describe(isCertain ? setting : { ...setting, value: { kind: 'unknown', at: setting.value.at } }, names.text));
    }
  }
  return [...found.values()];
}

function readStatement(statement: MailerStatement, names: PhpNames): readonly Setting[] {
  const { member, path, key, span, value } = statement;
  if (statement.arguments !== undefined) return path.length === 0 ? readCall(statement, statement.arguments, names) : [];
  if (!PROPERTIES.has(member)) return [];
  if (value === undefined) return [{ name: member, key, span, value: { kind: 'unknown', at: span } }];
  const array = unwrap(value);
  if (member === 'SMTPOptions' && array.name === 'ArrayExpression') return readOptions(array, [member, ...path].join('.'), names);
  return [{ name: [member, ...path].join('.'), key, span, value: readValue(value, names) }];
}

function readCall({ member, key, span }: MailerStatement, args: readonly SyntaxNode[], names: PhpNames): readonly Setting[] {
  const transport = TRANSPORTS[member.toLowerCase()];
  if (transport !== undefined) return [{ name: 'Mailer', key, span, value: { kind: 'literal', value: transport, at: span, inner: span } }];
  if (member !== 'setFrom') return [];
  return args.slice(0, 2).map((argument, position): Setting => {
    const at = spanOf(argument);
    return { name: position === 0 ? 'From' : 'FromName', key: at, span: at, value: readValue(argument, names) };
  });
}

/** Deeper than `['ssl']['verify_peer']` PHP's stream options do not go. */
function readOptions(array: SyntaxNode, prefix: string, names: PhpNames): readonly Setting[] {
  if (prefix.split('.').length > 3) return [];
  return readArray(array, names.text).members.flatMap(({ name, key, value, span }): readonly Setting[] => {
    const path = `${prefix}.${name}`;
    if (value === undefined) return [];
    const inner = unwrap(value);
    if (inner.name === 'ArrayExpression') return readOptions(inner, path, names);
    return [{ name: path, key: spanOf(key), span, value: readValue(value, names) }];
  });
}

function describe(setting: Setting, text: string): Setting {
  const { name } = setting;
  if (name === 'Password') return { ...setting, value: conceal(setting.value), secret: true };
  if (FLAGS.has(name)) return { ...setting, value: asLaravelFlag(setting.value, text), expects: 'boolean' };
  return NUMBERS.has(name) ? { ...setting, expects: 'number' } : setting;
}
