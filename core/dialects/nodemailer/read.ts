import type { EnvironmentReader } from '../../environment/reader.ts';
import type { Draft, Setting } from '../../model/setting.ts';
import type { Value } from '../../model/value.ts';
import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { conceal } from '../conceal.ts';
import { follow } from '../javascript/follow.ts';
import type { Member } from '../javascript/members.ts';
import { branchesOf, isNothing, readMembers } from '../javascript/members.ts';
import type { Module } from '../javascript/module.ts';
import { readModule } from '../javascript/module.ts';
import { spanOf, unwrap } from '../javascript/nodes.ts';
import { isUndefined, readValue } from '../javascript/value.ts';
import type { FindCalls, TransportCall } from './calls.ts';
import { numberLabels } from './calls.ts';
import { readUrlTemplate } from './url-template.ts';

const BOOLEANS = new Set(['secure', 'requireTLS', 'ignoreTLS', 'opportunisticTLS', 'pool', 'tls.rejectUnauthorized']);
const NUMBERS = new Set(['port', 'connectionTimeout', 'greetingTimeout', 'socketTimeout', 'dnsTimeout']);
const SECRETS = new Set([
  'auth.pass',
  // Nobody reads it, and it is no less a password.
  'auth.password',
  'auth.accessToken',
  'auth.refreshToken',
  'auth.clientSecret',
  'auth.privateKey',
  'dkim.privateKey',
  'url',
]);
const NESTED = new Set(['auth', 'tls', 'dkim']);

/** The drafts of a dialect that hands its options to nodemailer in the calls that `find` finds. */
export function readDrafts(parsed: ParsedText, dialect: string, find: FindCalls): readonly Draft[] {
  const module = readModule(parsed);
  const reader = readerOf(module);
  return numberLabels(find(module)).map(call => ({
    dialect,
    span: call.callee,
    label: call.label,
    ...readSettings(call, module),
    ...reader,
  }));
}

/** Next.js and Vite expand variables; `dotenv` is what most programs load, here or in the file that starts them. */
function readerOf(module: Module): Pick<Draft, 'reader' | 'readerIsUsual'> {
  const told = toldReader(module);
  return told === undefined ? { reader: 'dotenv', readerIsUsual: true } : { reader: told };
}

function toldReader({ imports, text }: Module): EnvironmentReader | undefined {
  const names = [...imports];
  if (names.includes('dotenv-expand')) return 'dotenv-expand';
  if (names.some(name => /^dotenv(?:\/|$)/.test(name))) return 'dotenv';
  if (names.includes('@dotenvx/dotenvx')) return 'dotenvx';
  if (names.some(name => /^next(?:\/|$)/.test(name)) || text.includes('import.meta.env.')) return 'dotenv-expand';
  return text.includes('process.loadEnvFile(') ? 'node' : undefined;
}

function readSettings(call: TransportCall, module: Module): Pick<Draft, 'settings' | 'incomplete'> {
  const defaults = readDefaults(call, module);
  if (call.plugin !== undefined) {
    const at = spanOf(call.plugin.at);
    const value: Value = { kind: 'literal', value: call.plugin.package, at, inner: at };
    return { settings: [{ name: 'plugin', key: at, span: at, value }, ...defaults], incomplete: false };
  }
  if (call.argument === undefined) return { settings: defaults, incomplete: call.call.getChild('ArgList')?.getChild('⚠') !== null };
  if (call.options === undefined) {
    const url = readUrl(call.argument, module);
    return url === undefined ? { settings: defaults, incomplete: true } : { settings: [...url, ...defaults], incomplete: false };
  }
  const options = readObject(call.options, module);
  const changed = changedLater(call.argument, module);
  const settings = options.settings.map(setting => (isAmong(changed, setting.name) ? hide(setting) : setting));
  return { settings: [...settings, ...defaults], incomplete: options.incomplete || changed !== undefined };
}

/** `options.auth = …` after the object was made: the names of such properties. */
export function changedLater(argument: SyntaxNode, { text, mutated }: Module): ReadonlySet<string> | undefined {
  const inner = unwrap(argument);
  return inner.name === 'VariableName' ? mutated.get(textOf(inner, text)) : undefined;
}

export function isAmong(changed: ReadonlySet<string> | undefined, name: string): boolean {
  return changed !== undefined && (changed.has('*') || changed.has(name.split('.')[0] ?? name));
}

function hide(setting: Setting): Setting {
  return { ...setting, value: { kind: 'unknown', at: setting.value.at } };
}

/** `createTransport('smtps://…')`, `createTransport(process.env.SMTP_URL)`, or a template with holes. */
function readUrl(argument: SyntaxNode, module: Module): readonly Setting[] | undefined {
  const template = readUrlTemplate(follow(argument, module) ?? argument, module);
  if (template !== undefined && template.some(({ value }) => value.kind !== 'literal')) return template.map(describeSetting);
  const value = readValue(argument, module);
  if (value.kind !== 'reference' && !(value.kind === 'literal' && typeof value.value === 'string')) return undefined;
  const at = spanOf(unwrap(argument));
  return [describeSetting({ name: 'url', key: at, span: at, value })];
}

function readObject(object: SyntaxNode, module: Module): { readonly settings: readonly Setting[]; readonly incomplete: boolean } {
  const { members, opaque } = readMembers(object, module);
  return { settings: members.flatMap(member => readMember(member, module)), incomplete: opaque };
}

function readMember(member: Member, module: Module, prefix = ''): readonly Setting[] {
  const { name, key, span, value, certain } = member;
  const path = prefix + name;
  if (value !== undefined && isUndefined(value, module.text)) return [];
  const isCertain = certain && (member.conditional === undefined || path.startsWith('auth'));
  const nested = value && NESTED.has(path) ? nestedObject(path, value, module) : undefined;
  if (nested !== undefined) {
    const inner = readMembers(nested, module);
    const settings = inner.members.flatMap(child => readMember({ ...child, certain: child.certain && isCertain }, module, `${path}.`));
    return inner.opaque ? [{ name: path, key, span, value: { kind: 'unknown', at: spanOf(nested) } }, ...settings] : settings;
  }
  const read: Value = value && isCertain ? readValue(value, module) : { kind: 'unknown', at: span };
  const isHidden = BOOLEANS.has(path) && isReadThroughCall(read, module.text);
  return [describeSetting({ name: path, key, span, value: isHidden ? { kind: 'unknown', at: read.at } : read })];
}

/** A login that is there on a condition (`user ? { user, pass } : undefined`) is read as there: the condition asks whether it is set. */
export function nestedObject(path: string, value: SyntaxNode, module: Module): SyntaxNode | undefined {
  const target = follow(value, module);
  if (target?.name === 'ObjectExpression') return target;
  const branches = target && path === 'auth' ? branchesOf(target, module.text) : undefined;
  const [only, ...others] = (branches ?? []).filter(branch => !isNothing(branch, module.text));
  const object = only && others.length === 0 ? follow(only, module) : undefined;
  return object?.name === 'ObjectExpression' ? object : undefined;
}

/** Strapi and Deno say what they do with a text; a configuration service may turn `'false'` into `false` if its schema says so. */
const PLAIN_CALL = /^(?:env(?:\.bool)?|Deno\.env\.get)\(/;

function isReadThroughCall(value: Value, text: string): boolean {
  switch (value.kind) {
    case 'reference': {
      const written = text.slice(value.at.start, value.at.end);
      return written.includes('(') && !PLAIN_CALL.test(written);
    }
    case 'conversion':
    case 'comparison':
      return isReadThroughCall(value.of, text);
    case 'literal':
    case 'unknown':
      return false;
  }
}

/** A setting by its path among nodemailer's options, with what these expect of it. */
export function describeSetting(setting: Setting): Setting {
  const { name, value } = setting;
  if (SECRETS.has(name)) return { ...setting, value: conceal(value), secret: true };
  if (BOOLEANS.has(name)) return { ...setting, expects: 'boolean' };
  return NUMBERS.has(name) ? { ...setting, expects: 'number' } : setting;
}

/** Of the message defaults, the sender matters: `{ from }`, as text or as `{ name, address }`. */
function readDefaults({ defaults, second, senderName = 'from' }: TransportCall, module: Module): readonly Setting[] {
  if (defaults === undefined) {
    if (second === undefined) return [];
    const at = spanOf(second);
    return [{ name: 'defaults.from', key: at, span: at, value: { kind: 'unknown', at } }];
  }
  const sender = readMembers(defaults, module).members.find(({ name }) => name === senderName);
  if (sender === undefined) return [];
  const from = { ...sender, name: 'from' };
  const target = from.value && follow(from.value, module);
  if (target?.name !== 'ObjectExpression') return readMember(from, module, 'defaults.');
  return readMembers(target, module)
    .members.filter(({ name }) => name === 'name' || name === 'address')
    .flatMap(member => readMember(member, module, 'defaults.from.'));
}
