import type { Sourced } from '../../model/mailer.ts';
import { unquoteName } from '../../smtp/mailbox.ts';

interface Sender {
  readonly from: Sourced<string>;
  readonly senderName?: Sourced<string>;
}

/** `Shop <shop@example.org>` is a name and an address; anything else is taken for an address as it stands. */
export function readAddress(written: Sourced<string>): Sender {
  const text = written.value.trim();
  const opening = text.lastIndexOf('<');
  if (opening === -1 || !text.endsWith('>')) return { from: written };
  const from = { ...written, value: text.slice(opening + 1, -1) };
  const name = unquoteName(text.slice(0, opening).trim());
  return name === '' ? { from } : { from, senderName: { ...written, value: name } };
}
