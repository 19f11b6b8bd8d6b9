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
  const name = unquote(text.slice(0, open).trim());
  return { address: trimmed.slice(open + 1, -1).trim(), ...(name !== '' && { name }) };
}

function unquote(name: string): string {
  return name.length > 1 && name.startsWith('"') && name.endsWith('"') ? name.slice(1, -1).replaceAll(/\\(.)/g, '$1') : name;
}
