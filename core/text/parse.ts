import type { Parser } from '@lezer/common';
import { TreeFragment } from '@lezer/common';
import { readableLength, READING_LIMIT } from './readable.ts';
import type { Language, ParsedText, Tree } from './syntax.ts';

/** A replacement of `[start, end)` of the old text by `inserted` characters. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly inserted: number;
}

export interface ParseRequest {
  readonly uri: string;
  readonly path: string;
  readonly text: string;
  readonly language: Language | undefined;
}

/** What an earlier parse leaves behind for the next one of the same document. */
export interface Reparsable {
  readonly parsed: ParsedText;
  readonly fragments: readonly TreeFragment[];
}

/** A grammar is loaded when the first document needs it: four at once cost 25 MB. */
async function loadParser(language: Language): Promise<Parser> {
  switch (language) {
    case 'python':
      return (await import('./grammars/python.ts')).parser;
    case 'javascript':
      return (await import('./grammars/jsx.ts')).parser;
    case 'typescript':
      return (await import('./grammars/typescript.ts')).parser;
    case 'tsx':
      return (await import('./grammars/tsx.ts')).parser;
    case 'php':
      return (await import('./grammars/php.ts')).parser;
    case 'yaml':
      return (await import('./grammars/yaml.ts')).parser;
  }
}

/** Parses without an earlier tree, as far as the text is worth reading (`readable.ts`). Total for any text. */
export async function parseText(request: ParseRequest): Promise<Reparsable> {
  const whole = request.text.slice(0, READING_LIMIT);
  if (request.language === undefined) return { parsed: { ...request, text: whole, tree: undefined }, fragments: [] };
  const text = whole.slice(0, readableLength(whole));
  const tree = (await loadParser(request.language)).parse(text);
  return remember({ ...request, text, tree }, tree, []);
}

/** `changes` in the order in which they were made, each in the offsets of the text that it changed. */
export async function reparseText(request: ParseRequest, changes: readonly TextChange[], earlier: Reparsable): Promise<Reparsable> {
  if (request.language === undefined || request.language !== earlier.parsed.language) return parseText(request);
  // After some edits between the items of a list, @lezer/yaml 1.0.4 reuses nodes and loses what follows them; these files are small.
  if (request.language === 'yaml') return parseText(request);
  const { text } = request;
  // The tree of a text that was cut says nothing about where the next version will be.
  if (text.length > READING_LIMIT || readableLength(text) < text.length) return parseText(request);
  let fragments = earlier.fragments;
  for (const { start, end, inserted } of changes) {
    fragments = TreeFragment.applyChanges(fragments, [{ fromA: start, toA: end, fromB: start, toB: start + inserted }]);
  }
  const tree = (await loadParser(request.language)).parse(text, fragments);
  return remember({ ...request, text, tree }, tree, fragments);
}

function remember(parsed: ParsedText, tree: Tree, fragments: readonly TreeFragment[]): Reparsable {
  return { parsed, fragments: TreeFragment.addTree(tree, fragments) };
}
