import type { Span } from '../../model/span.ts';
import type { SyntaxNode, Tree } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';

/** One document of a stream, with what its anchors stand for. */
export interface YamlDocument {
  readonly root: SyntaxNode | undefined;
  readonly anchors: ReadonlyMap<string, SyntaxNode>;
}

export interface YamlEntry {
  readonly name: string;
  readonly key: SyntaxNode;
  /** Under its anchor and tag, aliases followed; absent where nothing stands behind the colon. */
  readonly value: SyntaxNode | undefined;
  /** Key through value, for a value that stands here. */
  readonly span: Span;
}

export function readDocuments(tree: Tree, text: string): readonly YamlDocument[] {
  return childrenOf(tree.topNode)
    .filter(({ name }) => name === 'Document')
    .map(document => {
      const root = childrenOf(document).find(({ name, type }) => !type.isError && !NO_CONTENT.has(name));
      return { root: root && contentOf(root), anchors: text.includes('&') ? readAnchors(document, text) : new Map<string, SyntaxNode>() };
    });
}

const NO_CONTENT = new Set(['Comment', 'DirectiveEnd', 'DocEnd', 'Directive', 'Anchor', 'Tag', ':', '-', ',', '?', 'Key']);

function readAnchors(document: SyntaxNode, text: string): ReadonlyMap<string, SyntaxNode> {
  const anchors = new Map<string, SyntaxNode>();
  const cursor = document.cursor();
  while (cursor.next() && cursor.from < document.to) {
    if (cursor.name !== 'Anchored') continue;
    const anchor = cursor.node.getChild('Anchor');
    const content = contentOf(cursor.node);
    if (anchor !== null && content !== undefined) anchors.set(textOf(anchor, text).slice(1), content);
  }
  return anchors;
}

/** What stands under an anchor and a tag. */
function contentOf(node: SyntaxNode): SyntaxNode | undefined {
  let current: SyntaxNode | undefined = node;
  while (current !== undefined && (current.name === 'Anchored' || current.name === 'Tagged')) {
    current = childrenOf(current).find(({ name, type }) => !type.isError && !NO_CONTENT.has(name));
  }
  return current;
}

/** The entries of a mapping in order, those that it merges from elsewhere first; the last of a name counts. */
export function entriesOf(node: SyntaxNode | undefined, text: string, { anchors }: YamlDocument): readonly YamlEntry[] {
  return collect(node, { text, anchors, seen: new Set() });
}

interface Collecting {
  readonly text: string;
  readonly anchors: YamlDocument['anchors'];
  /** Mappings that are merged already, by where they begin: aliases can lead in circles. */
  readonly seen: Set<number>;
}

function collect(node: SyntaxNode | undefined, context: Collecting): readonly YamlEntry[] {
  if (node === undefined || (node.name !== 'BlockMapping' && node.name !== 'FlowMapping') || context.seen.has(node.from)) return [];
  const { text, anchors, seen } = context;
  seen.add(node.from);
  const own: YamlEntry[] = [];
  const merged: YamlEntry[] = [];
  for (const pair of node.getChildren('Pair')) {
    const key = pair.getChild('Key');
    const scalar = key?.firstChild && readScalar(key.firstChild, text);
    if (!key || !scalar) continue;
    const written = childrenOf(pair).find(({ name, type }) => !type.isError && !NO_CONTENT.has(name));
    const value = written && follow(written, text, anchors);
    if (scalar.text === '<<') {
      const sources = value?.name === 'FlowSequence' ? itemsOf(value).map(item => follow(item, text, anchors)) : [value];
      merged.push(...sources.flatMap(source => collect(source, context)));
    } else own.push({ name: scalar.text, key, value, span: { start: pair.from, end: written ? written.to : key.to } });
  }
  return merged.length === 0 ? own : [...merged, ...own];
}

function follow(node: SyntaxNode, text: string, anchors: ReadonlyMap<string, SyntaxNode>): SyntaxNode | undefined {
  const content = contentOf(node);
  return content?.name === 'Alias' ? anchors.get(textOf(content, text).slice(1)) : content;
}

export function itemsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (node?.name !== 'BlockSequence' && node?.name !== 'FlowSequence') return [];
  return node.getChildren('Item').flatMap(item => childrenOf(item).filter(({ name, type }) => !type.isError && !NO_CONTENT.has(name)));
}

export interface Scalar {
  readonly text: string;
  readonly isQuoted: boolean;
  /** With quotes, and the text between them. */
  readonly at: Span;
  readonly inner: Span;
}

/** A plain or quoted text; block texts are read as what stands in them. */
export function readScalar(node: SyntaxNode, text: string): Scalar | undefined {
  const at = { start: node.from, end: node.to };
  const source = textOf(node, text);
  switch (node.name) {
    case 'Literal':
      return { text: fold(source), isQuoted: false, at, inner: at };
    case 'QuotedLiteral': {
      const quote = source[0] ?? '"';
      const isClosed = source.length > 1 && source.endsWith(quote);
      const inner = { start: at.start + 1, end: isClosed ? at.end - 1 : at.end };
      const body = text.slice(Math.min(inner.start, inner.end), inner.end);
      return { text: quote === "'" ? fold(body.replaceAll("''", "'")) : unescape(fold(body)), isQuoted: true, at, inner };
    }
    case 'BlockLiteral':
      return {
        text: (node.lastChild === null ? '' : textOf(node.lastChild, text)).replace(/^[ \t]+/gm, ''),
        isQuoted: true,
        at,
        inner: at,
      };
    default:
      return undefined;
  }
}

/** A line break inside of a text is one space. */
function fold(text: string): string {
  return text.includes('\n')
    ? text
        .split('\n')
        .map(line => line.trim())
        .join(' ')
    : text;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', 0: '\0', e: '\x1b' };

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(x[\da-f]{2}|u[\da-f]{4}|.)/gis, (_match, escape: string) => {
    if (escape.length > 1) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return ESCAPES[escape] ?? escape;
  });
}
