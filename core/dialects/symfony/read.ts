import type { Draft, Setting } from '../../model/setting.ts';
import type { Value } from '../../model/value.ts';
import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { conceal } from '../conceal.ts';
import type { YamlDocument, YamlEntry } from '../yaml/nodes.ts';
import { entriesOf, readDocuments, readScalar } from '../yaml/nodes.ts';

/** One draft for each transport, in each environment that the file speaks of: `when@prod`, `config/packages/prod/`. */
export function readDrafts({ path, text, tree }: ParsedText): readonly Draft[] {
  if (tree === undefined) return [];
  return readDocuments(tree, text).flatMap(document => {
    const top = entriesOf(document.root, text, document);
    const folder = /\/packages\/([\w-]+)\/[^/]+$/.exec(path)?.[1];
    const whole = readPart({ top, text, document }, folder);
    const parts = top.flatMap(({ name, value }) =>
      name.startsWith('when@') ? readPart({ top: entriesOf(value, text, document), text, document }, name.slice('when@'.length)) : [],
    );
    return [...whole, ...parts];
  });
}

interface Part {
  readonly top: readonly YamlEntry[];
  readonly text: string;
  readonly document: YamlDocument;
}

function readPart({ top, text, document }: Part, mode: string | undefined): readonly Draft[] {
  const inside = (entries: readonly YamlEntry[], name: string) =>
    entriesOf(entries.findLast(entry => entry.name === name)?.value, text, document);
  const defaults = readDefaults(inside(top, 'parameters'), text);
  const mailer = inside(inside(top, 'framework'), 'mailer');
  const transports = [...mailer.filter(({ name }) => name === 'dsn'), ...inside(mailer, 'transports')];
  const shared = [
    ...inside(mailer, 'envelope').flatMap(entry => (entry.name === 'sender' ? readSetting('envelope.sender', entry, text) : [])),
    ...inside(mailer, 'headers').flatMap(entry => (/^from$/i.test(entry.name) ? readSetting('headers.from', entry, text) : [])),
  ];
  return transports.flatMap((entry): Draft[] => {
    const value = entry.value && readDsn(entry.value, text, defaults);
    if (value === undefined) return [];
    const key = { start: entry.key.from, end: entry.key.to };
    const dsn: Setting = { name: 'dsn', key, span: entry.span, value: conceal(value), secret: true };
    const percents = entry.value === undefined ? [] : readPercents(entry.value, text);
    const label = [entry.name, ...(mode === undefined ? [] : [mode])].join(' ');
    return [
      {
        dialect: 'symfony',
        span: key,
        label,
        settings: [dsn, ...percents, ...shared],
        incomplete: false,
        reader: 'symfony',
        ...(mode !== undefined && { mode }),
      },
    ];
  });
}

/** `parameters: { env(MAILER_DSN): … }` holds what counts while the variable is missing. */
function readDefaults(parameters: readonly YamlEntry[], text: string): ReadonlyMap<string, Value> {
  return new Map(
    parameters.flatMap(({ name, value }) => {
      const variable = /^env\((\w+)\)$/.exec(name)?.[1];
      return variable === undefined || value === undefined ? [] : [[variable, readText(value, text)] as const];
    }),
  );
}

function readSetting(name: string, { key, value, span }: YamlEntry, text: string): readonly Setting[] {
  if (value === undefined) return [];
  return [{ name, key: { start: key.from, end: key.to }, span, value: readText(value, text) }];
}

/** `%env(MAILER_DSN)%`, with processors that leave the text as it is. https://symfony.com/doc/current/configuration/env_var_processors.html */
const REFERENCE = /^%env\(((?:(?:string|trim|resolve):)*)(\w+)\)%$/;

function readDsn(node: SyntaxNode, text: string, defaults: ReadonlyMap<string, Value>): Value {
  const value = readText(node, text);
  if (value.kind !== 'reference') return value;
  const fallback = defaults.get(value.variable);
  return fallback === undefined ? value : { ...value, fallback, fallbackFor: 'missing' };
}

/** Escapes of a URL that are no parameters: with two of them, what stands between is taken for the name of one. */
function readPercents(node: SyntaxNode, text: string): readonly Setting[] {
  const scalar = readScalar(node, text);
  const source = scalar === undefined ? '' : text.slice(scalar.inner.start, scalar.inner.end);
  if (scalar === undefined || source.includes('%env(') || !/%[\dA-F]{2}[^%\s]*%[\dA-F]{2}/i.test(source.replaceAll('%%', '  '))) return [];
  return [...source.matchAll(/%%|%(?=[\dA-F]{2})/gi)].flatMap(({ 0: sign, index }): Setting[] => {
    const at = { start: scalar.inner.start + index, end: scalar.inner.start + index + 1 };
    return sign === '%%' ? [] : [{ name: 'percent', key: at, span: at, value: { kind: 'literal', value: '%', at, inner: at } }];
  });
}

/** In configuration a `%` opens a parameter; `%%` is the sign itself. */
function readText(node: SyntaxNode, text: string): Value {
  const scalar = readScalar(node, text);
  if (scalar === undefined) return { kind: 'unknown', at: { start: node.from, end: node.to } };
  const { at, inner } = scalar;
  const [, processors = '', variable] = REFERENCE.exec(scalar.text.trim()) ?? [];
  if (variable !== undefined) {
    const start = inner.start + Math.max(0, text.slice(inner.start, inner.end).indexOf('%env(')) + '%env('.length + processors.length;
    return { kind: 'reference', variable, at, name: { start: Math.min(start, at.end), end: Math.min(start + variable.length, at.end) } };
  }
  // `%name%` is a parameter, which any file can hold; a sign that none closes is itself.
  if (/%[^%\s]+%/.test(scalar.text.replaceAll('%%', ' '))) return { kind: 'unknown', at };
  return { kind: 'literal', value: scalar.text.replaceAll('%%', '%'), at, inner };
}
