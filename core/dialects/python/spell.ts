import type { SyntaxNode } from '../../text/syntax.ts';

export type Quote = '"' | "'";

/** A literal as Python spells it. */
export function spellLiteral(value: string | number | boolean | null, quote: Quote): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  return quote + value.replace(/[\\\n\r\t"']/g, character => escape(character, quote)) + quote;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escape(character: string, quote: Quote): string {
  return ESCAPES[character] ?? (character === quote ? `\\${character}` : character);
}

/** The quotes of a string literal, however it is prefixed; `undefined` where none stands. */
export function quoteOf(source: string): Quote | undefined {
  const quote = /^[a-zA-Z]*(["'])/.exec(source)?.[1];
  return quote === '"' || quote === "'" ? quote : undefined;
}

/** The quotes that most strings of the module have; double ones when there are as many of either. */
export function commonQuote(root: SyntaxNode, text: string): Quote {
  let singles = 0;
  let doubles = 0;
  root.cursor().iterate(({ name, from }) => {
    if (name !== 'String') return;
    if (text[from] === "'") singles += 1;
    if (text[from] === '"' && !text.startsWith('"""', from)) doubles += 1;
  });
  return singles > doubles ? "'" : '"';
}
