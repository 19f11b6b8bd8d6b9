import type { Draft, Setting } from '../../model/setting.ts';
import type { Value } from '../../model/value.ts';
import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { childrenOf } from '../../text/syntax.ts';
import { conceal } from '../conceal.ts';
import type { ArrayMember, ArrayMembers } from '../php/nodes.ts';
import { partsOf, readArray, spanOf, unwrap } from '../php/nodes.ts';
import type { PhpNames } from '../php/value.ts';
import { asFlag, readValue } from '../php/value.ts';

/** Symfony's DSN reads these with `filter_var`, as texts too. */
const FLAGS = new Set(['auto_tls', 'require_tls', 'verify_peer', 'stream.ssl.verify_peer', 'stream.ssl.allow_self_signed']);
const SECRETS = new Set(['password', 'url']);
const NUMBERS = new Set(['port', 'timeout']);

/** One draft for each mailer that can speak SMTP; `config/mail.php` before Laravel 7 is one mailer itself. */
export function readDrafts({ text, tree }: ParsedText): readonly Draft[] {
  const array = tree && returnedArray(tree.topNode);
  if (array === undefined) return [];
  const names: PhpNames = { text, values: new Map(), classConstants: new Map() };
  const top = readArray(array, text);
  const mailers = arrayOf(memberOf(top, 'mailers'));
  const sender = arrayOf(memberOf(top, 'from'));
  const shared = [
    ...(sender === undefined ? [] : readMembers(readArray(sender, text), names, 'from.')),
    ...readMembers(only(top, mailers === undefined ? [] : ['default']), names, ''),
  ];
  const base = { dialect: 'laravel', reader: 'phpdotenv' } as const;
  if (mailers === undefined) {
    const settings = [...readMembers(top, names, ''), ...shared];
    const driver = memberOf(top, 'driver');
    if (driver === undefined) return [];
    return [{ ...base, span: spanOf(driver.key), label: 'mail', settings, incomplete: top.opaque }];
  }
  return readArray(mailers, text).members.flatMap((mailer, _position, all): Draft[] => {
    const options = arrayOf(mailer);
    if (options === undefined || !speaksSmtp(options, names)) return [];
    const entries = readArray(options, text);
    const settings = [...readMembers(entries, names, ''), ...otherTransports(all, mailer, names), ...shared];
    return [{ ...base, span: spanOf(mailer.key), label: mailer.name, settings, incomplete: entries.opaque }];
  });
}

function returnedArray(top: SyntaxNode): SyntaxNode | undefined {
  const statement = childrenOf(top).find(({ name }) => name === 'ReturnStatement');
  return statement && arrayNode(partsOf(statement).find(({ name }) => name !== 'return'));
}

function arrayNode(node: SyntaxNode | undefined): SyntaxNode | undefined {
  const inner = node && unwrap(node);
  return inner?.name === 'ArrayExpression' ? inner : undefined;
}

function arrayOf(member: ArrayMember | undefined): SyntaxNode | undefined {
  return arrayNode(member?.value);
}

/** The last of a name counts. */
function memberOf({ members }: ArrayMembers, name: string): ArrayMember | undefined {
  return members.findLast(member => member.name === name);
}

function only({ members, opaque }: ArrayMembers, names: readonly string[]): ArrayMembers {
  return { members: members.filter(({ name }) => names.includes(name)), opaque };
}

function transportOf(options: SyntaxNode, names: PhpNames): Value | undefined {
  const transport = memberOf(readArray(options, names.text), 'transport')?.value;
  return transport && readValue(transport, names);
}

function speaksSmtp(options: SyntaxNode, names: PhpNames): boolean {
  const transport = transportOf(options, names);
  return transport !== undefined && (transport.kind !== 'literal' || transport.value === 'smtp');
}

/** What the other mailers send through, for the case that one of them is the default. */
function otherTransports(all: readonly ArrayMember[], own: ArrayMember, names: PhpNames): readonly Setting[] {
  const label: Setting = { name: 'label', key: spanOf(own.key), span: spanOf(own.key), value: readValue(own.key, names) };
  const others = all.flatMap(mailer => {
    const options = mailer === own ? undefined : arrayOf(mailer);
    const value = options && transportOf(options, names);
    return value === undefined ? [] : [{ name: `mailers.${mailer.name}`, key: spanOf(mailer.key), span: mailer.span, value }];
  });
  return [label, ...others];
}

function readMembers({ members }: ArrayMembers, names: PhpNames, prefix: string): readonly Setting[] {
  const last = new Map(members.map(member => [member.name, member]));
  return [...last.values()].flatMap(member => readMember(member, names, prefix));
}

const NESTED = /^(?:stream|stream\.ssl)$/;

function readMember(member: ArrayMember, names: PhpNames, prefix: string): readonly Setting[] {
  const name = prefix + member.name;
  const inner = arrayOf(member);
  if (inner !== undefined) return NESTED.test(name) ? readMembers(readArray(inner, names.text), names, `${name}.`) : [];
  const { key, span } = member;
  const read: Value = member.value ? readValue(member.value, names) : { kind: 'unknown', at: span };
  const value = FLAGS.has(name) && member.value ? asFlag(read, member.value) : SECRETS.has(name) ? conceal(read) : read;
  return [
    {
      name,
      key: spanOf(key),
      span,
      value,
      ...(SECRETS.has(name) && { secret: true as const }),
      ...(FLAGS.has(name) && { expects: 'boolean' as const }),
      ...(NUMBERS.has(name) && { expects: 'number' as const }),
    },
  ];
}
