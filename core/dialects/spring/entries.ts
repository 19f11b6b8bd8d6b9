import type { Span } from '../../model/span.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { readProperties } from '../properties/read.ts';
import type { YamlDocument } from '../yaml/nodes.ts';
import { entriesOf, readDocuments, readScalar } from '../yaml/nodes.ts';

/** A property by its whole name, wherever it stands. */
export interface SpringEntry {
  readonly name: string;
  readonly key: Span;
  readonly span: Span;
  readonly text: string;
  readonly at: Span;
  readonly inner: Span;
}

/** The parts of a file, each with its properties in order. */
export function readParts({ path, text, tree }: ParsedText): readonly (readonly SpringEntry[])[] {
  if (/\.properties$/i.test(path)) {
    const entries = readProperties(text).map(({ name, key, text: value, at, part }) => ({
      part,
      entry: { name: canonical(name), key, span: { start: key.start, end: at.end }, text: value.trim(), at, inner: at },
    }));
    const parts = Map.groupBy(entries, ({ part }) => part);
    return [...parts.values()].map(part => part.map(({ entry }) => entry));
  }
  if (tree === undefined) return [];
  return readDocuments(tree, text).map(document => flatten(document, text));
}

/** Deeper than this no property goes, and no file has more: aliases can stand for each other without end. */
const DEEPEST = 20;
const MOST = 10_000;

function flatten(document: YamlDocument, text: string): readonly SpringEntry[] {
  const found: SpringEntry[] = [];
  let visited = 0;
  const visit = (node: YamlDocument['root'], prefix: string, depth: number): void => {
    for (const { name, key, value, span } of depth > DEEPEST || ++visited > MOST ? [] : entriesOf(node, text, document)) {
      const path = prefix === '' ? name : name.startsWith('[') ? prefix + name : `${prefix}.${name}`;
      const scalar = value && readScalar(value, text);
      const own = { start: key.from, end: key.to };
      if (scalar) found.push({ name: canonical(path), key: own, span, text: scalar.text.trim(), at: scalar.at, inner: scalar.inner });
      else if (value?.name === 'BlockMapping' || value?.name === 'FlowMapping') visit(value, path, depth + 1);
    }
  };
  visit(document.root, '', 0);
  return found;
}

/** Relaxed names: `spring.mail.testConnection` and `spring.mail.properties[mail.smtp.auth]`. Below `properties` they are Jakarta Mail's own. */
function canonical(name: string): string {
  const dotted = name.replace(/\[['"]?([^[\]'"]*)['"]?\]/g, '.$1');
  const own = /^spring\.mail\.properties\./i.exec(dotted)?.[0].length ?? dotted.length;
  return dotted.slice(0, own).toLowerCase() + dotted.slice(own);
}
