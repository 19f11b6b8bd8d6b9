/** An address and the name beside it, as a setting has them: `Shop <shop@example.org>`. */
export interface Mailbox {
  readonly address: string;
  readonly name?: string;
}

/** Takes a sender's setting apart (RFC 5322 §3.4, one mailbox). Whether the address is one is judged elsewhere. */
export function splitMailbox(text: string): Mailbox {
  const open = text.lastIndexOf('<');
  const trimmed = text.trimEnd();
  if (open < 0 || !trimmed.endsWith('>')) return { address: text.trim() };
  const name = unquoteName(text.slice(0, open).trim());
  return { address: trimmed.slice(open + 1, -1).trim(), ...(name !== '' && { name }) };
}

/** The name that a trimmed display name stands for: `"Berger, Ann"` without its quotes and escapes. */
export function unquoteName(name: string): string {
  return name.length > 1 && name.startsWith('"') && name.endsWith('"') ? name.slice(1, -1).replaceAll(/\\(.)/g, '$1') : name;
}

/** Without quotes these end a name, or begin something else (RFC 5322 §3.2.3). A dot stands bare in so many names that all take it. */
const SPECIAL = /[()<>[\]:;@\\,"]/;

/** The setting for an address and the name beside it, which is quoted where it has to be: `"Berger, Ann" <ann@example.org>`. */
export function joinMailbox(address: string, name: string | undefined): string {
  if (name === undefined) return address;
  return SPECIAL.test(name) ? `"${name.replaceAll(/["\\]/g, '\\$&')}" <${address}>` : `${name} <${address}>`;
}
