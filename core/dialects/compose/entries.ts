import type { Span } from '../../model/span.ts';
import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import type { YamlDocument } from '../yaml/nodes.ts';
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
}

/** The services of a file with their `environment:`, given as a mapping or as a list. */
export function readServices({ text, tree }: ParsedText): readonly Service[] {
  if (tree === undefined) return [];
  return readDocuments(tree, text).flatMap(document =>
    entriesOf(document.root, text, document)
      .filter(({ name }) => name === 'services')
      .flatMap(({ value }) => entriesOf(value, text, document))
      .map(({ name, value }) => ({ name, variables: readEnvironment(entriesOf(value, text, document), text, document) })),
  );
}

function readEnvironment(service: ReturnType<typeof entriesOf>, text: string, document: YamlDocument): readonly ServiceVariable[] {
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
