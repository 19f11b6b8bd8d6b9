import type { TextEdit } from '../../model/edit.ts';
import type { Span } from '../../model/span.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { expressionsOf, spanOf } from './nodes.ts';

export interface ObjectEdit {
  /** New properties, `key: value` each. */
  readonly insert: readonly string[];
  /** The property that they follow; the last one when absent. */
  readonly after?: SyntaxNode;
  readonly remove: readonly SyntaxNode[];
}

/** Edits of an object literal that keep its lay-out: one property per line or all on one, trailing commas, comments, line ends. */
export function editObject(object: SyntaxNode, { insert, after, remove }: ObjectEdit, text: string): readonly TextEdit[] {
  if (insert.length === 0 && isEverything(object, remove, text)) return [{ span: { start: object.from, end: object.to }, text: '{}' }];
  const [slot, ...others] = remove;
  const removals = others.map(property => removeProperty(property, text));
  if (insert.length === 0) return slot === undefined ? removals : [removeProperty(slot, text), ...removals];
  // What is new takes the place of what goes.
  if (slot !== undefined) return [{ span: spanOf(slot), text: insert.join(separator(slot, text)) }, ...removals];
  const last = after ?? object.getChildren('Property').at(-1);
  if (last === undefined) return [fillEmpty(object, insert, text)];
  return [insertAfter(last, insert, text)];
}

/** Whether nothing but white space would be left, not even a comment. */
function isEverything(object: SyntaxNode, remove: readonly SyntaxNode[], text: string): boolean {
  if (remove.length === 0 || object.lastChild?.name !== '}') return false;
  let rest = text.slice(object.from, object.to);
  for (const property of [...remove].sort((one, other) => other.from - one.from)) {
    rest = rest.slice(0, property.from - object.from) + rest.slice(property.to - object.from);
  }
  return /^\{[\s,]*\}$/.test(rest);
}

function insertAfter(property: SyntaxNode, entries: readonly string[], text: string): TextEdit {
  const between = separator(property, text);
  const { end } = spanOf(property);
  const comma = commaAfter(property);
  if (comma === undefined) return { span: { start: end, end }, text: between + entries.join(between) };
  const rest = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*)?(?=\r?\n|$)/.exec(text.slice(comma.to));
  // A comment at the end of the line belongs to the property before it.
  const at = rest && isOnOwnLine(property, text) ? comma.to + rest[0].trimEnd().length : comma.to;
  return { span: { start: at, end: at }, text: `${between.slice(1)}${entries.join(between)},` };
}

function fillEmpty(object: SyntaxNode, entries: readonly string[], text: string): TextEdit {
  const inside = { start: object.from + 1, end: object.lastChild?.name === '}' ? object.lastChild.from : object.from + 1 };
  const hasComment = text.slice(inside.start, inside.end).trim() !== '';
  const span = hasComment ? { start: inside.start, end: inside.start } : inside;
  return { span, text: hasComment ? ` ${entries.join(', ')},` : ` ${entries.join(', ')} ` };
}

/** A comma and the white space that separates this property from its neighbours. */
function separator(property: SyntaxNode, text: string): string {
  if (!isOnOwnLine(property, text)) return ', ';
  const start = lineStart(text, property.from);
  const indent = text.slice(start, property.from);
  return `,${text.slice(0, start).endsWith('\r\n') ? '\r\n' : '\n'}${indent}`;
}

/** With its comma, and with its line where it has one of its own. */
function removeProperty(property: SyntaxNode, text: string): TextEdit {
  return { span: removalSpan(property, text), text: '' };
}

function removalSpan(property: SyntaxNode, text: string): Span {
  const { start, end } = spanOf(property);
  const comma = commaAfter(property);
  const to = comma?.to ?? end;
  const rest = /^[ \t]*(?:\/\/[^\r\n]*)?(\r?\n)/.exec(text.slice(to));
  const previous = previousComma(property);
  if (isOnOwnLine(property, text) && rest) {
    const line = { start: lineStart(text, start), end: to + rest[0].length };
    // Without a comma behind it, the last property takes the one before it along.
    return comma === undefined && previous && /^\s*$/.test(text.slice(previous.to, line.start)) ? { start: previous.from, end: to } : line;
  }
  if (comma === undefined) return { start: previous?.from ?? start, end };
  return { start, end: to + (/^[ \t]*/.exec(text.slice(to))?.[0].length ?? 0) };
}

function commaAfter(property: SyntaxNode): SyntaxNode | undefined {
  let next = property.nextSibling;
  while (next !== null && (next.name === 'BlockComment' || next.name === 'LineComment')) next = next.nextSibling;
  return next?.name === ',' ? next : undefined;
}

function previousComma(property: SyntaxNode): SyntaxNode | undefined {
  let previous = property.prevSibling;
  while (previous !== null && (previous.name === 'BlockComment' || previous.name === 'LineComment')) previous = previous.prevSibling;
  return previous?.name === ',' ? previous : undefined;
}

function isOnOwnLine({ from }: SyntaxNode, text: string): boolean {
  return text.slice(lineStart(text, from), from).trim() === '' && lineStart(text, from) > 0;
}

function lineStart(text: string, position: number): number {
  return text.lastIndexOf('\n', position - 1) + 1;
}

/** The quote that a piece of code uses for its strings: that of the first one in it. */
export function quoteOf(node: SyntaxNode, text: string): string {
  const queue = [node];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (next.name === 'String') return text[next.from] ?? "'";
    queue.push(...expressionsOf(next));
  }
  return "'";
}
