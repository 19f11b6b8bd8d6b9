/** A Python string literal; JSON's escapes are Python's. */
export function quotePython(text: string): string {
  return JSON.stringify(text);
}
