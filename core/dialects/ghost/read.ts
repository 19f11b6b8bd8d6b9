import type { Draft, Setting } from '../../model/setting.ts';
import type { Span } from '../../model/span.ts';
import type { Value } from '../../model/value.ts';
import type { JsonNode } from '../../text/json.ts';
import { parseJsonTree } from '../../text/json.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { describeSetting } from '../nodemailer/read.ts';

const NESTED = new Set(['auth', 'tls']);

/** `{ "mail": { "from", "transport", "options": { … } } }`: nodemailer's options under `options`. */
export function readMail({ text }: ParsedText): readonly Draft[] {
  const { root, complete } = parseJsonTree(text);
  const mail = root && propertyOf(root, 'mail');
  if (mail?.value.type !== 'object') return [];
  const settings = [...readTop(mail.value, text), ...readOptions(propertyOf(mail.value, 'options')?.value, { text })];
  return [{ dialect: 'ghost', span: mail.key, label: 'mail', settings, incomplete: !complete }];
}

function readTop(mail: JsonNode, text: string): readonly Setting[] {
  return propertiesOf(mail).flatMap(property => {
    const name = property.name === 'from' ? 'defaults.from' : property.name;
    return ['transport', 'defaults.from'].includes(name) ? [settingOf(property, name, text)] : [];
  });
}

interface Within {
  readonly text: string;
  readonly prefix?: string;
}

function readOptions(options: JsonNode | undefined, { text, prefix = '' }: Within): readonly Setting[] {
  const properties = options === undefined ? [] : propertiesOf(options);
  const settings = properties.flatMap(property => {
    const path = prefix + property.name;
    if (NESTED.has(path) && property.value.type === 'object') return readOptions(property.value, { text, prefix: `${path}.` });
    return [settingOf(property, path, text)];
  });
  // Ghost goes on reading the name that nodemailer had before 1.0, and only what is true.
  const former = prefix === '' ? properties.find(({ name, value }) => name === 'secureConnection' && value.value === true) : undefined;
  return former === undefined ? settings : [...settings.filter(({ name }) => name !== 'secure'), settingOf(former, 'secure', text)];
}

interface JsonProperty {
  readonly name: string;
  readonly key: Span;
  readonly span: Span;
  readonly value: JsonNode;
}

/** Those that have a value already; of two with one name the later one counts. */
function propertiesOf(object: JsonNode): readonly JsonProperty[] {
  const found = new Map<string, JsonProperty>();
  for (const { children = [], type } of object.type === 'object' ? (object.children ?? []) : []) {
    const [key, value] = children;
    if (type !== 'property' || key === undefined || value === undefined) continue;
    const name = String(key.value);
    found.set(name, { name, key: spanOf(key), span: { start: key.offset, end: value.offset + value.length }, value });
  }
  return [...found.values()];
}

function propertyOf(object: JsonNode, wanted: string): JsonProperty | undefined {
  return propertiesOf(object).find(({ name }) => name === wanted);
}

function settingOf({ key, span, value }: JsonProperty, name: string, text: string): Setting {
  return describeSetting({ name, key, span, value: valueOf(value, text) });
}

function valueOf(node: JsonNode, text: string): Value {
  const at = spanOf(node);
  switch (node.type) {
    case 'string': {
      const isClosed = at.end - at.start > 1 && text[at.end - 1] === '"';
      return { kind: 'literal', value: String(node.value), at, inner: { start: at.start + 1, end: isClosed ? at.end - 1 : at.end } };
    }
    case 'number':
      return { kind: 'literal', value: Number(node.value), at, inner: at };
    case 'boolean':
      return { kind: 'literal', value: node.value === true, at, inner: at };
    case 'null':
      return { kind: 'literal', value: null, at, inner: at };
    case 'array':
    case 'object':
    case 'property':
      return { kind: 'unknown', at };
  }
}

function spanOf({ offset, length }: JsonNode): Span {
  return { start: offset, end: offset + length };
}
