import type { Value } from '../../model/value.ts';
import type { SpringEntry } from './entries.ts';

/** Placeholders lead to properties that hold placeholders. */
const DEEPEST = 4;

/** UTF-16 units. What is longer is no mail setting, and many properties may lead to it. */
const LONGEST = 500;

/** `${SMTP_HOST:localhost}`, or a text. What is put together of several parts is unknown. */
export function readText(entry: SpringEntry, properties: ReadonlyMap<string, SpringEntry>, depth = 0): Value {
  const { text, at, inner } = entry;
  const unknown: Value = { kind: 'unknown', at };
  if (text.length > LONGEST) return unknown;
  const inside = text.startsWith('${') && text.endsWith('}') ? text.slice(2, -1) : '';
  const [, name, separator, fallback = ''] = /^([^{}:$]+)(:)?(.*)$/s.exec(inside) ?? [];
  if (name !== undefined && isBalanced(inside) && depth < DEEPEST) {
    const property = properties.get(name.trim().toLowerCase());
    if (property !== undefined && property !== entry) return { ...readText(property, properties, depth + 1) };
    const start = at.start + Math.max(0, at.end - at.start - text.length) / 2;
    const from = Math.floor(start) + 2;
    const nameSpan = { start: Math.min(from, at.end), end: Math.min(from + name.length, at.end) };
    const variable = name.trim();
    const reference = { kind: 'reference', variable: environmentName(variable), at, name: nameSpan } as const;
    if (separator === undefined) return reference;
    const offset = { start: Math.min(nameSpan.end + 1, at.end), end: Math.min(nameSpan.end + 1 + fallback.length, at.end) };
    const otherwise = readText({ ...entry, text: fallback, at: offset, inner: offset }, properties, depth + 1);
    return { ...reference, fallback: otherwise, fallbackFor: 'missing' };
  }
  // Spring's and Maven's placeholders, Jasypt's and Spring Cloud's encrypted values.
  if (/[$#]\{|^@[\w.-]+@$|^ENC\(|^\{cipher\}|^\$\{/.test(text)) return unknown;
  return { kind: 'literal', value: text, at, inner };
}

/** `${a}-${b}` begins and ends like one placeholder. */
function isBalanced(inside: string): boolean {
  let depth = 0;
  for (let position = 0; position < inside.length; position++) {
    if (inside[position] === '{') depth++;
    else if (inside[position] === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** The environment holds `mail.host` as `MAIL_HOST`. */
function environmentName(name: string): string {
  return /^[A-Z0-9_]+$/i.test(name)
    ? name
    : name
        .replaceAll('-', '')
        .replace(/[.[\]]+/g, '_')
        .toUpperCase();
}
