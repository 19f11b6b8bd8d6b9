import { parse, parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';

/** JSON with comments and trailing commas. Total: returns what it understood, and whether that was all. */
export function parseJson(text: string): { readonly value: unknown; readonly complete: boolean } {
  if (isDeep(text)) return { value: undefined, complete: false };
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  return { value, complete: errors.length === 0 };
}

/** The fields of an object; none for anything else. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

export type JsonNode = Node;

/** Brackets inside of each other: no configuration comes near, and the parser takes a stack frame for each. */
const DEEPEST = 200;

/** UTF-16 units: no configuration comes near, and the parser keeps a node for each value and an error for each stray sign. */
const LONGEST = 200_000;

/** The same with positions: offset and length of every value. Nothing of what is deeper or longer than anybody writes. */
export function parseJsonTree(text: string): { readonly root: JsonNode | undefined; readonly complete: boolean } {
  if (text.length > LONGEST || isDeep(text)) return { root: undefined, complete: false };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (root !== undefined) endInside(root, text.length);
  return { root, complete: errors.length === 0 };
}

/** An unclosed comment makes the parser end a value one character behind the text. */
function endInside(node: { length: number; readonly offset: number; readonly children?: JsonNode[] }, end: number): void {
  node.length = Math.max(0, Math.min(node.length, end - node.offset));
  for (const child of node.children ?? []) endInside(child, end);
}

/** Counts brackets inside of strings as well, which only makes it careful. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && depth > 0) depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}
