import type { SettingChange } from '../model/change.ts';
import type { TextEdit } from '../model/edit.ts';
import type { Mailer } from '../model/mailer.ts';
import type { ResolvedSetting, Setting } from '../model/setting.ts';
import type { Span } from '../model/span.ts';
import type { Value } from '../model/value.ts';
import { endOfLine, startOfLine } from '../text/lines.ts';

/** How one syntax spells what is to be written. */
export interface Notation {
  readonly text: string;
  /** Between entries on one line, and behind each of them on lines of their own; empty where a line is an entry. */
  readonly separator: '' | ',';
  /** The source of a value in the manner of what stands there; `undefined` where the syntax cannot say it. */
  encode(value: string | number | boolean, present: string, setting: Setting): string | undefined;
  /** The source that asks for an environment variable. */
  refer(variable: string): string | undefined;
  /** The source with its text read as a boolean or a number; absent where the syntax or its framework does that itself. */
  parse?(source: string, to: 'boolean' | 'number', setting: Setting): string | undefined;
  /** The reference to a variable with a value for the case that it is missing; absent where the syntax has none. */
  withFallback?(reference: string, value: string | number | boolean): string | undefined;
  /** A whole entry without separator, in the manner of its neighbour, and the neighbour behind which it goes. */
  entry(setting: string, value: string | number | boolean, rest: readonly Setting[]): NewEntry | undefined;
}

export interface NewEntry {
  readonly source: string;
  readonly after: Setting;
  /** Overrides the notation's own, for a syntax that has both. */
  readonly separator?: '' | ',';
}

type Wish = SettingChange;

/** Edits of the mailer's own file: values replaced where they stand, new entries behind a neighbour, entries taken out with their line. */
export function writeSettings(changes: readonly Wish[], mailer: Mailer, notation: Notation): readonly TextEdit[] | undefined {
  const own = mailer.settings.filter(({ uri }) => uri === mailer.uri);
  const removed = changes.flatMap(change => ('remove' in change ? own.filter(({ name }) => name === change.setting) : []));
  const rest = own.filter(setting => !removed.includes(setting));
  const slots = [...removed];
  const edits: TextEdit[] = [];
  for (const change of changes) {
    if ('remove' in change) continue;
    const setting = own.find(({ name }) => name === change.setting);
    const edit = setting === undefined ? add(change, { rest, slots, notation }) : replace(change, setting, { mailer, notation });
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  for (const { span } of slots) edits.push({ span: removalSpan(span, notation), text: '' });
  return edits;
}

interface Adding {
  readonly rest: readonly ResolvedSetting[];
  /** Entries that go: what is new takes the place of the first. */
  readonly slots: ResolvedSetting[];
  readonly notation: Notation;
}

function add(change: Wish, { rest, slots, notation }: Adding): TextEdit | undefined {
  if (!('to' in change)) return undefined;
  const entry = notation.entry(change.setting, change.to, rest.length === 0 ? slots : rest);
  if (entry === undefined) return undefined;
  const slot = slots.shift();
  if (slot !== undefined) return { span: slot.span, text: entry.source };
  return insertAfter(entry.after.span, entry.source, { ...notation, separator: entry.separator ?? notation.separator });
}

interface Replacing {
  readonly mailer: Mailer;
  readonly notation: Notation;
}

/** What a program computes is not overwritten: it has its reasons. */
function replace(change: Wish, setting: ResolvedSetting, { mailer, notation }: Replacing): TextEdit | undefined {
  if (setting.value.kind === 'unknown') return undefined;
  const missing = 'to' in change ? missingVariable(setting) : undefined;
  if ('to' in change && missing !== undefined && notation.withFallback !== undefined) {
    const source = notation.withFallback(notation.text.slice(missing.start, missing.end), change.to);
    if (source !== undefined) return { span: missing, text: source };
  }
  const span = 'to' in change ? literalSpan(setting, mailer.uri) : setting.value.at;
  const present = notation.text.slice(span.start, span.end);
  const source = sourceFor(change, present, { setting, notation });
  return source === undefined ? undefined : { span, text: source };
}

/** Where a variable is asked for that no file defines: whoever sets it elsewhere goes on deciding. */
function missingVariable({ value, result }: ResolvedSetting): Span | undefined {
  if (result.known) return undefined;
  const inner = value.kind === 'conversion' && value.to !== 'truthiness' ? value.of : value;
  return inner.kind === 'reference' && inner.fallback === undefined ? inner.at : undefined;
}

function sourceFor(
  change: Wish,
  present: string,
  { setting, notation }: { readonly setting: Setting; readonly notation: Notation },
): string | undefined {
  if ('to' in change) return notation.encode(change.to, present, setting);
  if ('variable' in change) return notation.refer(change.variable);
  return 'parse' in change ? parseSource(change.parse, present, { setting, notation }) : undefined;
}

function withoutQuotes(source: string): string {
  return source.replace(/['"]/g, '');
}

/** Of a comparison its text is read: `env('PORT') == 465` stays with a number, and one with `'true'` gives way to what knows more. */
function parseSource(
  to: 'boolean' | 'number',
  present: string,
  { setting, notation }: { readonly setting: Setting; readonly notation: Notation },
): string | undefined {
  const { value } = setting;
  if (value.kind !== 'comparison') return notation.parse?.(present, to, setting);
  const { at: inner } = value.of;
  const parsed = notation.parse?.(notation.text.slice(inner.start, inner.end), to, { ...setting, value: value.of });
  if (parsed === undefined) return undefined;
  // A syntax that can only say the same again has nothing to offer.
  if (to === 'boolean') return withoutQuotes(parsed) === withoutQuotes(present) ? undefined : parsed;
  return notation.text.slice(value.at.start, inner.start) + parsed + notation.text.slice(inner.end, value.at.end);
}

/** The literal that decides, wherever it stands in this file: the value itself or what stands in for a missing variable. */
function literalSpan({ value, result }: ResolvedSetting, uri: string): Span {
  if (!result.known || result.valueAt.uri !== uri || result.origin === 'environment' || !isPlain(value)) return value.at;
  return result.valueAt.span;
}

/** Whether what the literal says is what the expression comes to. */
function isPlain(value: Value): boolean {
  switch (value.kind) {
    case 'literal':
      return true;
    case 'reference':
      return value.fallback !== undefined && isPlain(value.fallback);
    case 'conversion':
      return isPlain(value.of);
    case 'comparison':
    case 'unknown':
      return false;
  }
}

/** On a line of its own behind a neighbour that has one, else on the same line. */
function insertAfter(neighbour: Span, source: string, { text, separator }: Pick<Notation, 'text' | 'separator'>): TextEdit {
  const lineStart = startOfLine(text, neighbour.start);
  const indent = text.slice(lineStart, neighbour.start);
  const isAlone = indent.trim() === '' && (separator === '' || lineStart > 0);
  const lineBreak = text.slice(0, lineStart).endsWith('\r\n') || /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
  if (separator === '') {
    const end = endOfLine(text, neighbour.end);
    return { span: { start: end, end }, text: lineBreak + (isAlone ? indent : (/^\s*/.exec(indent)?.[0] ?? '')) + source };
  }
  if (!isAlone) return { span: { start: neighbour.end, end: neighbour.end }, text: `${separator} ${source}` };
  // A comment at the end of the line belongs to the entry before it.
  const comment = /^,[ \t]*(?:#|\/\/)[^\r\n]*/.exec(text.slice(neighbour.end, endOfLine(text, neighbour.end)));
  if (comment !== null) {
    const end = neighbour.end + comment[0].length;
    return { span: { start: end, end }, text: `${lineBreak}${indent}${source}${separator}` };
  }
  return { span: { start: neighbour.end, end: neighbour.end }, text: `${separator}${lineBreak}${indent}${source}` };
}

/** With its separator, and with its line where it has one of its own. */
function removalSpan({ start, end }: Span, { text, separator }: Notation): Span {
  const lineStart = startOfLine(text, start);
  const lineEnd = endOfLine(text, end);
  const behind = /^["']?\s*(?:[,;][ \t]*)?(?:(?:#|\/\/).*)?$/.test(text.slice(end, lineEnd));
  // An item of a YAML list takes its dash along.
  if (/^\s*(?:-\s+["']?)?$/.test(text.slice(lineStart, start)) && behind) {
    // Without a comma behind it, the last entry takes the one before it along.
    const isLast = separator === ',' && !/^["']?\s*,/.test(text.slice(end, lineEnd));
    const before = isLast ? text.slice(0, lineStart).trimEnd().length - 1 : -1;
    if (text[before] === ',') return { start: before, end };
    const lineBreak = text.startsWith('\r\n', lineEnd) ? 2 : lineEnd < text.length ? 1 : 0;
    return { start: lineStart, end: lineEnd + lineBreak };
  }
  if (separator === '') return { start, end };
  const next = /^\s*,[ \t]*/.exec(text.slice(end, end + 40))?.[0].length;
  if (next !== undefined) return { start, end: end + next };
  const previous = /,\s*$/.exec(text.slice(Math.max(0, start - 40), start))?.[0].length ?? 0;
  return { start: start - previous, end };
}

/** The setting behind which a new one goes: the first of these names that is there, else the last of all. */
export function neighbourOf(names: readonly string[], rest: readonly Setting[]): Setting | undefined {
  return names.map(name => rest.find(setting => setting.name === name)).find(setting => setting !== undefined) ?? rest.at(-1);
}

/** What stands in for a variable inside of `${…}`, where only a plain word is safe in every quote. */
export function encodeFallback(value: string | number | boolean): string | undefined {
  const text = String(value);
  return /^[\w.@+/-]+$/.test(text) ? text : undefined;
}

/** Whether what is replaced stands inside of `${…}`. */
export function isInPlaceholder({ value }: Setting, present: string): boolean {
  return value.kind === 'reference' && !/^["']?\$/.test(present);
}
