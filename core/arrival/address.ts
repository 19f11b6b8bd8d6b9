/** Longer than any field with one address; the rest is left out, so that searching stays bounded. In UTF-16 units. */
const LENGTH_AT_MOST = 2_000;

/** The first address of a From, Sender or Return-Path field, without its display name; `undefined` where there is none. */
export function readAddress(value: string): string | undefined {
  const text = withoutQuotesAndComments(value.slice(0, LENGTH_AT_MOST));
  const angled = /<([^<>\s]{1,320})>/.exec(text)?.[1];
  const address = angled ?? text.split(/[\s,;<>]+/).find(word => word.includes('@'));
  return address?.includes('@') === true && !address.endsWith('@') ? address : undefined;
}

/** How many addresses a field has. */
export function countAddresses(value: string): number {
  return withoutQuotesAndComments(value.slice(0, LENGTH_AT_MOST)).split('@').length - 1;
}

function withoutQuotesAndComments(text: string): string {
  let kept = '';
  let depth = 0;
  let isQuoted = false;
  for (let position = 0; position < text.length; position++) {
    const character = text.charAt(position);
    if (character === '\\' && (isQuoted || depth > 0)) position++;
    else if (isQuoted) isQuoted = character !== '"';
    else if (character === '"' && depth === 0) isQuoted = true;
    else if (character === '(') depth++;
    else if (character === ')' && depth > 0) depth--;
    else if (depth === 0) kept += character;
  }
  return kept;
}
