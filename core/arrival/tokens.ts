/** A word, a quoted string (without its quotes) or a comment (without its parentheses) of a structured field, or one sign by itself. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'comment' | 'sign';
  readonly text: string;
}

/** A field longer than this is no field of a mail server; the rest is left out. In UTF-16 units. */
const LENGTH_AT_MOST = 65_536;

/** Splits a structured field (RFC 5322 §3.2) at white space, `;` and `=`; comments may be nested. Whatever is not closed ends with the text. */
export function tokenize(value: string): readonly Token[] {
  const text = value.length > LENGTH_AT_MOST ? value.slice(0, LENGTH_AT_MOST) : value;
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const character = text.charAt(position);
    if (character === ' ' || character === '\t') {
      position++;
    } else if (character === '(') {
      const end = commentEnd(text, position);
      tokens.push({ kind: 'comment', text: text.slice(position + 1, end).trim() });
      position = end + 1;
    } else if (character === '"') {
      const end = quoteEnd(text, position);
      tokens.push({ kind: 'quoted', text: text.slice(position + 1, end).replace(/\\(.)/g, '$1') });
      position = end + 1;
    } else if (character === ';' || character === '=') {
      tokens.push({ kind: 'sign', text: character });
      position++;
    } else {
      let end = position + 1;
      while (end < text.length && !' \t();="'.includes(text.charAt(end))) end++;
      tokens.push({ kind: 'word', text: text.slice(position, end) });
      position = end;
    }
  }
  return tokens;
}

function commentEnd(text: string, start: number): number {
  let depth = 0;
  for (let position = start; position < text.length; position++) {
    const character = text.charAt(position);
    if (character === '\\') position++;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return position;
  }
  return text.length;
}

function quoteEnd(text: string, start: number): number {
  for (let position = start + 1; position < text.length; position++) {
    const character = text.charAt(position);
    if (character === '\\') position++;
    else if (character === '"') return position;
  }
  return text.length;
}
