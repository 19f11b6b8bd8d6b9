import type { Span } from '../model/span.ts';

/** `name=value` of a record that is a list of such, separated by semicolons (RFC 6376 §3.2). */
export interface Tag {
  /** As written; empty where there is no equals sign. */
  readonly name: string;
  readonly value: string;
  /** From the name's first character to the value's last, in the record's text. */
  readonly span: Span;
}

/** Reads every tag there is; white space around names and values does not count. An empty part, as after the last semicolon, is none. */
export function readTags(text: string): readonly Tag[] {
  const tags: Tag[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf(';', start);
    const end = found < 0 ? text.length : found;
    const part = text.slice(start, end);
    const trimmed = part.trim();
    if (trimmed !== '') {
      const from = start + part.indexOf(trimmed);
      const equals = trimmed.indexOf('=');
      tags.push({
        name: trimmed.slice(0, Math.max(equals, 0)).trimEnd(),
        value: trimmed.slice(equals + 1).trim(),
        span: { start: from, end: from + trimmed.length },
      });
    }
    start = end + 1;
  }
  return tags;
}

/** The first tag of each name: what a reader that ignores repetitions sees. Names in lower case. */
export function tagValues(tags: readonly Tag[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, value } of tags) if (!values.has(name.toLowerCase())) values.set(name.toLowerCase(), value);
  return values;
}

/** Names that stand more than once, in lower case. */
export function repeatedTags(tags: readonly Tag[]): readonly string[] {
  const names = tags.map(({ name }) => name.toLowerCase());
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const name of names) (seen.has(name) ? repeated : seen).add(name);
  return [...repeated];
}

/** Whether the first tag is this version: what makes a TXT record one of the kind. The name may be of any case, the version may not. */
export function hasVersion(text: string, version: string): boolean {
  const [first] = readTags(text.slice(0, text.includes(';') ? text.indexOf(';') : undefined));
  return first !== undefined && first.name.toLowerCase() === 'v' && first.value === version;
}
