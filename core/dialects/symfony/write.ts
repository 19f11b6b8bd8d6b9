import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import { Secret } from '../../model/secret.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { writeSettings } from '../writing.ts';
import { encodeScalar } from '../yaml/value.ts';

export function writeChanges(changes: readonly SettingChange[], mailer: Mailer, { text }: ParsedText): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  const others: SettingChange[] = [];
  for (const change of changes) {
    const written = change.setting === 'dsn' && 'to' in change ? writeDsn(String(change.to), mailer, text) : undefined;
    if (written === undefined && change.setting === 'dsn') return undefined;
    if (written === undefined) others.push(change);
    else edits.push(...written);
  }
  const rest = writeSettings(others, mailer, {
    text,
    separator: '',
    encode: (value, present) => encodeScalar(typeof value === 'string' ? value.replaceAll('%', '%%') : value, present),
    refer: () => undefined,
    entry: () => undefined,
  });
  return rest && [...edits, ...rest];
}

/** Only the characters that differ: the password in the middle stays out of the edit. */
function writeDsn(wished: string, { settings, uri }: Mailer, text: string): readonly TextEdit[] | undefined {
  const result = settings.find(({ name }) => name === 'dsn')?.result;
  if (!result?.known || result.valueAt.uri !== uri || result.origin === 'environment') return undefined;
  const present = result.value instanceof Secret ? result.value.reveal() : String(result.value);
  const { start, end } = result.valueAt.span;
  const source = text.slice(start, end);
  const quote = /^['"]/.exec(source)?.[0] ?? '';
  const before = quoted(present, quote);
  if (source !== before) return undefined;
  const after = quoted(wished, quote);
  // A plain text ends at ` #`, and needs quotes for a few beginnings that no DSN has.
  return partsOf(before).flatMap((part, position, parts) => {
    const offset = parts.slice(0, position).join('').length;
    return difference(part, partsOf(after)[position] ?? '', start + offset);
  });
}

function quoted(value: string, quote: string): string {
  const doubled = value.replaceAll('%', '%%');
  const escaped = quote === "'" ? doubled.replaceAll("'", "''") : quote === '"' ? doubled.replace(/[\\"]/g, '\\$&') : doubled;
  return quote + escaped + quote;
}

/** The scheme, the login, and the rest. */
function partsOf(text: string): readonly [string, string, string] {
  const colon = text.indexOf(':') + 1;
  const at = Math.max(colon, text.lastIndexOf('@'));
  return [text.slice(0, colon), text.slice(colon, at), text.slice(at)];
}

function difference(present: string, wished: string, offset: number): readonly TextEdit[] {
  if (present === wished) return [];
  let from = 0;
  while (from < present.length && from < wished.length && present[from] === wished[from]) from++;
  let back = 0;
  while (back < present.length - from && back < wished.length - from && present.at(-1 - back) === wished.at(-1 - back)) back++;
  return [{ span: { start: offset + from, end: offset + present.length - back }, text: wished.slice(from, wished.length - back) }];
}
