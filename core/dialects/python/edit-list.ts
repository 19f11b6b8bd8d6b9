import type { TextEdit } from '../../model/edit.ts';
import type { Span } from '../../model/span.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf } from '../../text/syntax.ts';
import { indentation, lineBreak, lineStart } from './lines.ts';

/** An element of an argument list or a dictionary, as far as commas and brackets are concerned. */
interface Element {
  readonly from: number;
  readonly to: number;
}

interface Addition {
  readonly text: string;
  /** The element behind which they go; the last one unless told. */
  readonly after?: Span;
}

/**
 * Adds elements to a list in brackets: on lines of their own where the others have one. `undefined` for a list that is still being
 * typed.
 */
export function addElements(list: SyntaxNode, added: readonly string[], { text, after }: Addition): TextEdit | undefined {
  const opening = list.firstChild;
  const closing = list.lastChild;
  if (opening === null || closing === null || opening.from === closing.from || !/^[)\]}]$/.test(closing.name)) return undefined;
  const elements = elementsIn(list);
  const last = elements.findLast(({ from }) => after === undefined || from <= after.start);
  if (last === undefined) return { span: { start: opening.to, end: opening.to }, text: added.join(', ') };
  const first = elements[0] ?? last;
  const hasOwnLine = indentation(text, first.from) !== undefined && lineStart(text, first.from) > opening.from;
  const separator = hasOwnLine ? `,${lineBreak(text)}${indentation(text, last.from) ?? indentation(text, first.from) ?? ''}` : ', ';
  return { span: { start: last.to, end: last.to }, text: added.map(element => separator + element).join('') };
}

/** Takes an element out of a list, with one of the commas beside it and the line that only it stood on. */
export function removeElement(list: SyntaxNode, { from }: Element, text: string): TextEdit | undefined {
  const elements = elementsIn(list);
  const position = elements.findIndex(element => element.from <= from && from < element.to);
  const element = elements[position];
  if (element === undefined) return undefined;
  const next = elements[position + 1];
  if (next !== undefined) return { span: { start: element.from, end: next.from }, text: '' };
  const previous = elements[position - 1];
  if (previous !== undefined) return { span: { start: previous.to, end: element.to }, text: '' };
  const comma = /^\s*,/.exec(text.slice(element.to, list.to))?.[0] ?? '';
  return { span: { start: element.from, end: element.to + comma.length }, text: '' };
}

/** What stands between the commas: `name=value` and `"key": value` are one element each. */
function elementsIn(list: SyntaxNode): readonly Element[] {
  const elements: Element[] = [];
  let current: { from: number; to: number } | undefined;
  for (const child of childrenOf(list).slice(1)) {
    if (child.name === 'Comment' || child.type.isError) continue;
    if (child.name === ',' || child.name === ')' || child.name === '}' || child.name === ']') {
      if (current !== undefined) elements.push(current);
      current = undefined;
    } else current = { from: current?.from ?? child.from, to: child.to };
  }
  return elements;
}
