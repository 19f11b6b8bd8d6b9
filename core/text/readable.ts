/** Bigger files are read only this far: UTF-16 units. */
export const READING_LIMIT = 1_000_000;

/** UTF-16 units of one line. Nobody writes settings in such a line, and grammars need seconds for a million of them without a break. */
const LONGEST_LINE = 20_000;

/** Open brackets at once. A grammar's time grows faster than the text beyond some thousands. */
const DEEPEST_NESTING = 1_000;

/**
 * How much of a text is worth parsing: up to its first overlong line or absurdly deep nesting. Keeps reading quick for any text,
 * with one pass and no clock. Brackets in strings count too, which only matters where a thousand of them are never closed.
 */
export function readableLength(text: string): number {
  let depth = 0;
  let lineStart = 0;
  for (let position = 0; position < text.length; position++) {
    switch (text.charCodeAt(position)) {
      case 0x0a:
      case 0x0d:
        lineStart = position + 1;
        break;
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        depth++;
        if (depth > DEEPEST_NESTING) return lineStart;
        break;
      case 0x29: // )
      case 0x5d: // ]
      case 0x7d: // }
        depth = Math.max(0, depth - 1);
        break;
    }
    if (position - lineStart > LONGEST_LINE) return lineStart;
  }
  return text.length;
}
