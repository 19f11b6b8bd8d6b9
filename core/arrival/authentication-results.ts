import { tokenize, type Token } from './tokens.ts';

/** `spf=pass (comment) smtp.mailfrom=example.org` */
export interface MethodResult {
  /** In lower case: `spf`, `dkim`, `dmarc`, `arc`, `iprev`, … */
  readonly method: string;
  /** In lower case: `pass`, `fail`, `none`, … */
  readonly result: string;
  readonly reason?: string;
  readonly comment?: string;
  /** `smtp.mailfrom` → `ann@example.org`; names in lower case. */
  readonly properties: Readonly<Record<string, string>>;
}

/** What a receiver found out (RFC 8601). */
export interface AuthenticationResults {
  /** Who says so; empty where nobody is named. */
  readonly server: string;
  readonly results: readonly MethodResult[];
}

/** Reads the value of an Authentication-Results field, also of an ARC-Authentication-Results with its instance in front. */
export function readAuthenticationResults(value: string): AuthenticationResults {
  const parts = splitAtSemicolons(tokenize(value));
  if (isInstance(parts[0] ?? [])) parts.shift();
  // Microsoft leaves the server out and begins with a result.
  const isNamed = parts[0] !== undefined && !parts[0].some(({ kind, text }) => kind === 'sign' && text === '=');
  const server = isNamed ? (parts[0]?.find(({ kind }) => kind === 'word' || kind === 'quoted')?.text ?? '') : '';
  return { server, results: (isNamed ? parts.slice(1) : parts).flatMap(readResult) };
}

function splitAtSemicolons(tokens: readonly Token[]): (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === ';') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function isInstance(part: readonly Token[]): boolean {
  return part[0]?.text.toLowerCase() === 'i' && part[1]?.text === '=';
}

function readResult(part: readonly Token[]): readonly MethodResult[] {
  const pairs: { readonly name: string; readonly value: string }[] = [];
  const comments: string[] = [];
  for (let index = 0; index < part.length; index++) {
    const token = part[index];
    if (token?.kind === 'comment') comments.push(token.text);
    if (token?.kind !== 'word' || part[index + 1]?.text !== '=' || part[index + 1]?.kind !== 'sign') continue;
    const value = part[index + 2];
    // A value may be empty, as in smtp.mailfrom=; and may hold further signs, as in a Base64 text.
    const isText = value?.kind === 'word' || value?.kind === 'quoted';
    pairs.push({ name: token.text.toLowerCase(), value: isText ? value.text : '' });
    index += isText ? 2 : 1;
  }
  const [first, ...rest] = pairs;
  if (first === undefined) return [];
  const [method = ''] = first.name.split('/', 1);
  const reason = rest.find(({ name }) => name === 'reason')?.value;
  const [comment] = comments;
  return [
    {
      method,
      result: first.value.toLowerCase(),
      ...(reason !== undefined && { reason }),
      ...(comment !== undefined && { comment }),
      properties: Object.fromEntries(rest.filter(({ name }) => name !== 'reason').map(({ name, value }) => [name, value])),
    },
  ];
}
