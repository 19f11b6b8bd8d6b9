import { isPlaceholder, isReference } from '../../secrets/placeholder.ts';
import { defineRule } from '../rule.ts';

/** The server refuses a sender that is no address, and some frameworks do before it. */
export const senderAddress = defineRule({
  id: 'sender/address',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc5322#section-3.4',
  message: '"{address}" is no address, so the server refuses the sender. Write name@domain, or Name <name@domain>.',

  check({ from, transport }, report, { kind }) {
    if (from === undefined || from.origin === 'default' || transport.value !== 'smtp') return;
    const text = from.value.trim();
    if (text === '' || kind(from.valueAt.uri) === 'example' || isPlaceholder(text) || isReference(text) || isMailbox(text)) return;
    report({ at: from, args: { address: text } });
  },
});

/** One mailbox or several, generously: what a server may accept counts (RFC 5322 §3.4, RFC 6531 §3.3). */
function isMailbox(text: string): boolean {
  const bracketed = /<([^<>]*)>\s*$/.exec(text)?.[1];
  if (bracketed !== undefined) return isAddress(bracketed);
  return text.split(/[,;]/).every(isAddress);
}

function isAddress(text: string): boolean {
  const address = text.trim();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const isQuoted = local.length > 2 && local.startsWith('"') && local.endsWith('"');
  return at > 0 && at < address.length - 1 && (isQuoted || !/[\s@<>]/.test(local)) && !/[\s@<>]/.test(address.slice(at + 1));
}
