import { parse } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';

/** JSON with comments and trailing commas. Total: returns what it understood, and whether that was all. */
export function parseJson(text: string): { readonly value: unknown; readonly complete: boolean } {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  return { value, complete: errors.length === 0 };
}
