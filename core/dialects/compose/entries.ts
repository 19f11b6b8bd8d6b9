import type { NamedFile } from '../../model/setting.ts';
import type { Span } from '../../model/span.ts';
import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import type { YamlDocument, YamlEntry } from '../yaml/nodes.ts';
import { entriesOf, itemsOf, readDocuments, readScalar } from '../yaml/nodes.ts';

/** A variable that a service gets. */
export interface ServiceVariable {
  readonly name: string;
  readonly key: Span;
  readonly span: Span;
  /** As YAML decodes it, before compose puts variables in; absent where compose passes its own on. */
  readonly text: string | undefined;
  /** The value with its quotes, and the text between them. */
  readonly at: Span;
  readonly inner: Span;
}

export interface Service {
  readonly name: string;
  readonly variables: readonly ServiceVariable[];
  /** In the order in which compose reads them. */
  readonly files: readonly NamedFile[];
}

/** The services of a file with their `environment:`, given as a mapping or as a list, and the files of their `env_file:`. */
export function readServices({ path, text, tree }: ParsedText): readonly Service[] {
  if (tree === undefined) return [];
  return readDocuments(tree, text).flatMap(document =>
    entriesOf(document.root, text, document)
      .filter(({ name }) => name === 'services')
      .flatMap(({ value }) => entriesOf(value, text, document))
      .map(({ name, value }, position) => {
        const service = entriesOf(value, text, document);
        const files = position < MOST_SERVICES ? readFiles(service, { path, text, document }) : [];
        return { name, variables: readEnvironment(service, text, document), files: files.slice(0, MOST_FILES) };
      }),
  );
}

/** Services of one compose file, and files of one service: beyond that they are not looked into. */
const MOST_SERVICES = 200;
const MOST_FILES = 20;

interface FilesContext {
  /** Of the compose file. */
  readonly path: string;
  readonly text: string;
  readonly document: YamlDocument;
}

/**
 * `env_file: mail.env`, `env_file: [a.env, b.env]`, `- path: mail.env`. A file that is not there adds nothing, whether it is `required` or
 * not; one in the format `raw` is read by other rules.
 * https://docs.docker.com/reference/compose-file/services/#env_file
 */
function readFiles(service: readonly YamlEntry[], { path, text, document }: FilesContext): readonly NamedFile[] {
  const value = service.findLast(({ name }) => name === 'env_file')?.value;
  const single = value && readScalar(value, text);
  const names = [
    ...(single ? [single] : []),
    ...itemsOf(value).flatMap(item => {
      const entries = entriesOf(item, text, document);
      const of = (wanted: string) => entries.findLast(({ name }) => name === wanted)?.value;
      const [named, format] = [of('path') ?? item, of('format')];
      if (format !== undefined && readScalar(format, text)?.text === 'raw') return [];
      return readScalar(named, text) ?? [];
    }),
  ];
  return names.flatMap(({ text: name, inner }) => {
    const found = resolvePath(path, name.trim());
    return found === undefined ? [] : [{ path: found, at: inner }];
  });
}

/** `undefined` for a name that compose puts together of variables. */
function resolvePath(from: string, name: string): string | undefined {
  if (name === '' || name.includes('$')) return undefined;
  const parts = name.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return name.startsWith('/') ? `/${parts.join('/')}` : parts.join('/');
}

function readEnvironment(service: readonly YamlEntry[], text: string, document: YamlDocument): readonly ServiceVariable[] {
  const environment = service.findLast(({ name }) => name === 'environment')?.value;
  if (environment === undefined) return [];
  const items = itemsOf(environment).flatMap(item => readItem(item, text));
  const pairs = entriesOf(environment, text, document).flatMap(({ name, key, value, span }): readonly ServiceVariable[] => {
    const own = { start: key.from, end: key.to };
    const scalar = value && readScalar(value, text);
    const passedOn = value === undefined || (scalar?.isQuoted === false && /^(?:~|null|)$/i.test(scalar.text));
    if (passedOn) return [{ name, key: own, span, text: undefined, at: own, inner: own }];
    return scalar === undefined ? [] : [{ name, key: own, span, text: scalar.text, at: scalar.at, inner: scalar.inner }];
  });
  return [...items, ...pairs];
}

/** `- SMTP_HOST=smtp.example.org`, or `- SMTP_HOST`. */
function readItem(item: SyntaxNode, text: string): readonly ServiceVariable[] {
  const scalar = readScalar(item, text);
  if (scalar === undefined) return [];
  const { inner } = scalar;
  const written = text.slice(inner.start, inner.end);
  const sign = written.indexOf('=');
  const name = (sign === -1 ? written : written.slice(0, sign)).trim();
  const key = { start: inner.start, end: inner.start + (sign === -1 ? written.length : sign) };
  if (sign === -1) return [{ name, key, span: key, text: undefined, at: key, inner: key }];
  const value = { start: key.end + 1, end: inner.end };
  // Escapes move what is behind them; a value with one is read, and stands where the whole item does.
  const decoded = scalar.text.slice(scalar.text.indexOf('=') + 1);
  return [{ name, key, span: inner, text: decoded, at: value, inner: value }];
}
