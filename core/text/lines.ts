/** Where the line of `position` begins. Each of `\n`, `\r\n` and a lone `\r` ends a line. */
export function startOfLine(text: string, position: number): number {
  let start = position;
  while (start > 0 && !isLineBreak(text, start - 1)) start--;
  return start;
}

/** Where the line of `position` ends, before its line break. */
export function endOfLine(text: string, position: number): number {
  let end = position;
  while (end < text.length && !isLineBreak(text, end)) end++;
  return end;
}

function isLineBreak(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return code === 10 || code === 13;
}
