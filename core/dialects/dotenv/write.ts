import type { EnvironmentEntry, EnvironmentFile } from '../../environment/dotenv.ts';
import { lineOf, readEnvironment } from '../../environment/dotenv.ts';
import { writeValue } from '../../environment/write.ts';
import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Span } from '../../model/span.ts';
import type { ParsedText } from '../../text/syntax.ts';
import type { SmtpUrl } from '../smtp-url.ts';
import { readSmtpUrl } from '../smtp-url.ts';

/** Edits of the mailer's own file: values replaced where they stand, new lines behind the mailer's last one. */
export function writeChanges(changes: readonly SettingChange[], mailer: Mailer, { text }: ParsedText): readonly TextEdit[] | undefined {
  const file = readEnvironment(text);
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const written = writeChange(change, mailer, file);
    if (written === undefined) return undefined;
    edits.push(...written);
  }
  return edits;
}

function writeChange(change: SettingChange, mailer: Mailer, file: EnvironmentFile): readonly TextEdit[] | undefined {
  const dot = change.setting.indexOf('.');
  const entry = file.last.get(dot === -1 ? change.setting : change.setting.slice(0, dot));
  if ('remove' in change) return entry === undefined ? undefined : removeFrom(entry, change.setting.slice(entry.name.length + 1), file);
  if (!('to' in change)) return undefined;
  if (dot !== -1) return entry && writePart(entry, { field: change.setting.slice(dot + 1), value: String(change.to) }, file);
  return writeValue({
    file,
    name: change.setting,
    value: String(change.to),
    ...(mailer.draft.reader && { reader: mailer.draft.reader }),
    after: lastOf(mailer, file),
  }).edits;
}

function lastOf({ draft }: Mailer, { last }: EnvironmentFile): EnvironmentEntry | undefined {
  const entries = draft.settings.flatMap(({ name }) => last.get(name) ?? []);
  return entries.reduce<EnvironmentEntry | undefined>(
    (latest, entry) => (latest === undefined || entry.span.start > latest.span.start ? entry : latest),
    undefined,
  );
}

/** A whole line with its line break, or one option of an address with the sign before it. */
function removeFrom(entry: EnvironmentEntry, field: string, { text }: EnvironmentFile): readonly TextEdit[] | undefined {
  if (field === '') {
    const { start, end } = lineOf(text, entry);
    const lineBreak = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0] ?? '';
    return [{ span: { start, end: end + lineBreak.length }, text: '' }];
  }
  const address = readSmtpUrl(text.slice(entry.inner.start, entry.inner.end));
  const position = address?.query.findIndex(({ name }) => `query.${name}` === field) ?? -1;
  const part = address?.query[position];
  if (address === undefined || part === undefined) return undefined;
  const isFirst = position === 0 && address.query.length > 1;
  const span = isFirst ? { start: part.span.start, end: part.span.end + 1 } : { start: part.span.start - 1, end: part.span.end };
  return [{ span: move(span, entry), text: '' }];
}

interface Part {
  readonly field: string;
  readonly value: string;
}

/** A part of an address that stands between the entry's quotes. */
export function writePart(
  entry: Pick<EnvironmentEntry, 'inner'>,
  { field, value }: Part,
  { text }: Pick<EnvironmentFile, 'text'>,
): readonly TextEdit[] | undefined {
  const address = readSmtpUrl(text.slice(entry.inner.start, entry.inner.end));
  if (address === undefined || address.unescaped.length > 0) return undefined;
  const edit = field.startsWith('query.') ? editOption(address, { field, value }) : editPart(address, { field, value });
  return edit && [{ ...edit, span: move(edit.span, entry) }];
}

function editPart(address: SmtpUrl, { field, value }: Part): TextEdit | undefined {
  switch (field) {
    case 'scheme':
      return { span: address.scheme.span, text: value };
    case 'host':
      return { span: address.host.span, text: value };
    case 'port': {
      const { end } = address.host.span;
      return address.port ? { span: address.port.span, text: value } : { span: { start: end, end }, text: `:${value}` };
    }
    case 'username': {
      const { start } = address.host.span;
      const encoded = encodeURIComponent(value);
      if (address.username) return { span: address.username.span, text: encoded };
      return address.password ? undefined : { span: { start, end: start }, text: `${encoded}@` };
    }
    default:
      return undefined;
  }
}

/** An option is changed where it stands or added behind the last one. */
function editOption({ query, host, port }: SmtpUrl, { field, value }: Part): TextEdit {
  const name = field.slice('query.'.length);
  const option = query.find(part => part.name === name);
  const encoded = encodeURIComponent(value);
  if (option !== undefined) return { span: option.valueSpan, text: encoded };
  const last = query.at(-1);
  const at = last?.span.end ?? (port ?? host).span.end;
  return { span: { start: at, end: at }, text: `${last === undefined ? '?' : '&'}${name}=${encoded}` };
}

function move({ start, end }: Span, { inner }: Pick<EnvironmentEntry, 'inner'>): Span {
  return { start: inner.start + start, end: inner.start + end };
}
