import type { Draft, Setting } from '../../model/setting.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { conceal } from '../conceal.ts';
import { readValue } from '../ruby/value.ts';
import type { Assignment, Hash } from './assignments.ts';
import { readAssignments } from './assignments.ts';

const SECRETS = new Set(['password']);
const FLAGS = new Set(['tls', 'ssl', 'enable_starttls', 'enable_starttls_auto']);
const NUMBERS = new Set(['port', 'open_timeout', 'read_timeout']);

/** One draft for each hash of `smtp_settings`; keys that are set one by one belong to the hash before them. */
export function readDrafts({ path, text }: ParsedText): readonly Draft[] {
  const assignments = readAssignments(text);
  const mode = /\/environments\/([\w-]+)\.rb$/.exec(path)?.[1];
  const methods = assignments.filter(({ name, value }) => name === 'delivery_method' && value !== undefined);
  const shared = [...methodOf(methods), ...assignments.flatMap(senderOf)];
  const drafts: Draft[] = [];
  let loose: Setting[] = [];
  let incomplete = true;
  let head: Assignment | undefined;
  const close = (): void => {
    if (head === undefined) return;
    const label = drafts.length === 0 ? 'smtp_settings' : `smtp_settings ${String(drafts.length + 1)}`;
    const settings = [...new Map([...loose, ...shared].map(setting => [setting.name, setting])).values()];
    const base = { dialect: 'rails', span: head.target, label, settings, incomplete, reader: 'dotenv' } as const;
    drafts.push(mode === undefined ? base : { ...base, mode });
  };
  for (const assignment of assignments) {
    if (assignment.name !== 'smtp_settings') continue;
    if (assignment.key === undefined) {
      close();
      head = assignment;
      loose = [...settingsOf(assignment.hash)];
      incomplete = assignment.hash?.opaque ?? true;
    } else {
      head ??= assignment;
      loose.push(...settingOf(assignment));
    }
  }
  close();
  return drafts;
}

function settingsOf(hash: Hash | undefined): readonly Setting[] {
  return (hash?.entries ?? []).map(({ name, key, span, value }) => describe({ name, key, span, value: readValue(value) }));
}

function settingOf({ key, target, span, value }: Assignment): readonly Setting[] {
  return key === undefined || value === undefined ? [] : [describe({ name: key, key: target, span, value: readValue(value) })];
}

/** Several methods in one file: which one counts is decided at run time. */
function methodOf(methods: readonly Assignment[]): readonly Setting[] {
  const [first, second] = methods;
  if (first?.value === undefined) return [];
  const value = second === undefined ? readValue(first.value) : ({ kind: 'unknown', at: first.value.at } as const);
  return [{ name: 'delivery_method', key: first.target, span: first.span, value }];
}

/** `default_options = { from: … }`. */
function senderOf({ name, hash }: Assignment): readonly Setting[] {
  if (name !== 'default_options') return [];
  return settingsOf(hash).flatMap(setting => (setting.name === 'from' ? [{ ...setting, name: 'default_options.from' }] : []));
}

function describe(setting: Setting): Setting {
  const { name } = setting;
  if (SECRETS.has(name)) return { ...setting, value: conceal(setting.value), secret: true };
  if (FLAGS.has(name)) return isWord(name, setting) ? setting : { ...setting, expects: 'boolean' };
  return NUMBERS.has(name) ? { ...setting, expects: 'number' } : setting;
}

/** `enable_starttls: :auto` is no boolean. */
function isWord(name: string, { value }: Setting): boolean {
  return name === 'enable_starttls' && value.kind === 'literal' && typeof value.value === 'string';
}
