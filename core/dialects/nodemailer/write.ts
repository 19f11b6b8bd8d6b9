import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import { Secret } from '../../model/secret.ts';
import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { editObject, quoteOf } from '../javascript/edit-object.ts';
import { follow } from '../javascript/follow.ts';
import { encodeString } from '../javascript/literals.ts';
import type { Member } from '../javascript/members.ts';
import { readMembers } from '../javascript/members.ts';
import type { Module } from '../javascript/module.ts';
import { readModule } from '../javascript/module.ts';
import { spanOf } from '../javascript/nodes.ts';
import type { FindCalls, TransportCall } from './calls.ts';
import { numberLabels } from './calls.ts';
import { changedLater, isAmong, nestedObject } from './read.ts';
import { writeUrlTemplate } from './url-template.ts';
import { parseValue, referToVariable, replaceValue } from './write-value.ts';

/** Beside which property a new one goes, nearest first. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  secure: ['port', 'host'],
  requireTLS: ['secure', 'port', 'host'],
  ignoreTLS: ['secure', 'port', 'host'],
  port: ['host'],
  auth: ['requireTLS', 'secure', 'port', 'host', 'service'],
  user: [],
};

export interface Target {
  readonly mailer: Mailer;
  readonly parsed: ParsedText;
  readonly module: Module;
  readonly call: TransportCall;
  /** By where the object begins. */
  readonly objects: Map<number, Pending>;
}

export interface WriteRequest {
  readonly changes: readonly SettingChange[];
  readonly mailer: Mailer;
  readonly parsed: ParsedText;
}

export function writeChanges({ changes, mailer, parsed }: WriteRequest, find: FindCalls): readonly TextEdit[] | undefined {
  const module = readModule(parsed);
  const call = numberLabels(find(module)).find(({ label }) => label === mailer.draft.label);
  if (call === undefined) return undefined;
  const objects = new Map<number, Pending>();
  const target = { mailer, parsed, module, call, objects };
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const written = writeChange(change, target);
    if (written === undefined) return undefined;
    edits.push(...written);
  }
  for (const pending of objects.values()) edits.push(...editObject(pending.object, pending, parsed.text));
  return edits;
}

/** What happens to the properties of one object, gathered so that neighbours do not collide. */
interface Pending {
  readonly object: SyntaxNode;
  readonly insert: string[];
  readonly remove: SyntaxNode[];
  after?: SyntaxNode;
}

function writeChange(change: SettingChange, target: Target): readonly TextEdit[] | undefined {
  if (change.setting === 'url') return 'to' in change ? writeUrl(String(change.to), target) : undefined;
  const { argument } = target.call;
  const isTemplate = argument !== undefined && follow(argument, target.module)?.name === 'TemplateString';
  if (isTemplate && !change.setting.startsWith('defaults.')) return writeUrlTemplate(change, target.mailer.settings);
  const place = locate(change.setting, target);
  if (place === undefined) return undefined;
  if ('remove' in change) return removeMember(place, target);
  if (place.member !== undefined && !place.member.certain) return undefined;
  if (place.member?.conditional && !change.setting.startsWith('auth.')) return undefined;
  const value = place.member?.value;
  if (value !== undefined) {
    if ('to' in change) return replaceValue(change, value, target);
    if ('parse' in change) return parseValue(change, value, target);
    return 'variable' in change ? referToVariable(change, value, target) : undefined;
  }
  return 'to' in change && place.member === undefined ? insertMember(place, change, target) : undefined;
}

/** Where a setting stands, or the object that would hold it. */
interface Location {
  readonly object?: SyntaxNode;
  readonly member?: Member;
  /** The names that are still to be written, outermost first: `auth`, `user`. */
  readonly missing: readonly string[];
  /** The member that holds `object`, for an object that a removal empties. */
  readonly holder?: { readonly member: Member; readonly object: SyntaxNode };
  readonly opaque: boolean;
}

function locate(setting: string, { call, module }: Target): Location | undefined {
  const path = setting.split('.');
  const isDefault = path[0] === 'defaults';
  const changed = call.argument && changedLater(call.argument, module);
  if (!isDefault && isAmong(changed, setting)) return undefined;
  if (isDefault) path.splice(0, 2, call.senderName ?? 'from');
  let object = isDefault ? call.defaults : call.options;
  if (object === undefined) return isDefault && call.second === undefined ? { missing: path, opaque: false } : undefined;
  let holder: Location['holder'];
  for (;;) {
    const { members, opaque } = readMembers(object, module);
    const member = members.find(({ name }) => name === path[0]);
    if (member === undefined) return { object, missing: path, opaque, ...(holder && { holder }) };
    path.shift();
    if (path.length === 0) return { object, member, missing: [], opaque, ...(holder && { holder }) };
    const inner: SyntaxNode | undefined = member.value && member.certain ? nestedObject(member.name, member.value, module) : undefined;
    if (inner === undefined) return undefined;
    holder = { member, object };
    object = inner;
  }
}

function removeMember({ member, holder }: Location, { module, objects }: Target): readonly TextEdit[] | undefined {
  if (member === undefined) return [];
  const object = member.property.parent;
  if (object === null) return undefined;
  const isAlone = readMembers(object, module).members.length === 1;
  // An emptied `tls: {}` says nothing; an emptied constant may have other readers.
  if (isAlone && holder !== undefined && holder.member.property.parent !== null && isInside(object, holder.member.property)) {
    pendingFor(holder.member.property.parent, objects).remove.push(holder.member.property);
  } else pendingFor(object, objects).remove.push(member.property);
  return [];
}

function isInside(inner: SyntaxNode, outer: SyntaxNode): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

function insertMember(
  { object, missing, opaque }: Location,
  change: { readonly to: string | number | boolean },
  { call, parsed, module, objects }: Target,
): readonly TextEdit[] | undefined {
  const quote = quoteOf(object ?? call.call, parsed.text);
  const value = typeof change.to === 'string' ? encodeString(change.to, quote) : String(change.to);
  const [outer = '', ...inner] = missing;
  const entry = `${outer}: ${inner.reduceRight((held, name) => `{ ${name}: ${held} }`, value)}`;
  if (object === undefined) {
    if (call.defaultsAfter === undefined) return undefined;
    const { end } = spanOf(call.defaultsAfter);
    return [{ span: { start: end, end }, text: `, { ${entry} }` }];
  }
  const pending = pendingFor(object, objects);
  pending.insert.push(entry);
  // After a spread that could bring anything, only the end of the object is certain to win.
  const neighbour = opaque ? undefined : neighbourOf(outer, object, module);
  if (neighbour !== undefined) pending.after ??= neighbour;
  return [];
}

function neighbourOf(name: string, object: SyntaxNode, module: Module): SyntaxNode | undefined {
  const { members } = readMembers(object, module);
  const found = (NEIGHBOURS[name] ?? []).map(wanted => members.find(member => member.name === wanted)?.property);
  return found.find(property => property?.parent?.from === object.from);
}

function pendingFor(object: SyntaxNode, objects: Map<number, Pending>): Pending {
  const known = objects.get(object.from);
  if (known !== undefined) return known;
  const pending = { object, insert: [], remove: [] };
  objects.set(object.from, pending);
  return pending;
}

/** Only the characters that differ: the password in the middle of the URL stays out of the edit. */
function writeUrl(wished: string, { mailer, parsed }: Target): readonly TextEdit[] | undefined {
  const result = mailer.settings.find(({ name }) => name === 'url')?.result;
  if (!result?.known || result.valueAt.uri !== mailer.uri) return undefined;
  const present = result.value instanceof Secret ? result.value.reveal() : String(result.value);
  const { start } = result.valueAt.span;
  const source = parsed.text.slice(start, result.valueAt.span.end);
  if (source.slice(1, -1) !== present) return undefined;
  const inside = (text: string): string => encodeString(text, source[0] ?? "'").slice(1, -1);
  return differences(present, wished).map(({ from, to, text }) => ({
    span: { start: start + 1 + from, end: start + 1 + to },
    text: inside(text),
  }));
}

/** Of two texts, the changed head (up to the first colon) and the changed rest. */
function differences(present: string, wished: string): readonly { readonly from: number; readonly to: number; readonly text: string }[] {
  const cut = present.indexOf(':');
  const cutWished = wished.indexOf(':');
  const head = trimCommon(present.slice(0, cut), wished.slice(0, cutWished), 0);
  const rest = trimCommon(present.slice(cut), wished.slice(cutWished), cut);
  return [...head, ...rest];
}

function trimCommon(present: string, wished: string, offset: number): readonly { from: number; to: number; text: string }[] {
  if (present === wished) return [];
  let start = 0;
  while (start < present.length && start < wished.length && present[start] === wished[start]) start++;
  let end = 0;
  while (end < present.length - start && end < wished.length - start && present.at(-1 - end) === wished.at(-1 - end)) end++;
  return [{ from: offset + start, to: offset + present.length - end, text: wished.slice(start, wished.length - end) }];
}
