import type { Sourced } from '../../model/mailer.ts';

interface Sender {
  readonly from: Sourced<string>;
  readonly senderName?: Sourced<string>;
}

/** `Shop <shop@example.org>` is a name and an address; anything else is taken for an address as it stands. */
export function readAddress(written: Sourced<string>): Sender {
  const [, name = '', address] = /^\s*(.*?)\s*<([^<>]*)>\s*$/s.exec(written.value) ?? [];
  if (address === undefined) return { from: written };
  const from = { ...written, value: address };
  const bare = name.replace(/^"(.*)"$/s, '$1');
  return bare === '' ? { from } : { from, senderName: { ...written, value: bare } };
}
