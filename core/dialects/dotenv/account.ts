import type { Field, Meaning } from '../../model/mailer.ts';
import { unquoteName } from '../../smtp/mailbox.ts';
import type { Address } from './address.ts';
import type { MailSettings } from './mail-settings.ts';
import { isAddressOfPerson, secretOf, sourced, textOf } from './mail-settings.ts';

type Fields = Pick<Meaning, 'username' | 'password' | 'authentication' | 'from' | 'senderName'>;

const MECHANISMS: ReadonlySet<string> = new Set(['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2', 'OAUTHBEARER', 'SCRAM-SHA-256', 'NTLM']);

/** Who logs in, with what, and how. A part of the address wins over a variable of its own. */
export function readLogin(settings: MailSettings, address: Address | undefined, unknown: Set<Field>): Fields {
  const server = settings.find('server');
  const user = (address && settings.part(address.whole, 'username')) ?? settings.find('username')?.setting;
  const named = user ?? (address === undefined && server !== undefined && isAddressOfPerson(server) ? server.setting : undefined);
  const password = (address && settings.part(address.whole, 'password')) ?? settings.find('password')?.setting;
  const mechanism = settings.find('authentication')?.setting;
  const username = named && textOf(named);
  const secret = password && secretOf(password);
  const isHidden = address !== undefined && !address.whole.result.known;
  // `SMTP_NAME` is the user in Nextcloud and the HELO name in Outline.
  const isNamed = named === undefined && settings.named.some(({ mail }) => mail.rest === 'NAME');
  if ((isHidden || isNamed || named !== undefined) && username === undefined) unknown.add('username');
  if ((isHidden || password !== undefined) && secret === undefined) unknown.add('password');
  const name = (mechanism && textOf(mechanism))?.toUpperCase().replaceAll('_', '-');
  return {
    ...(named && username !== undefined && username !== '' && { username: sourced(username, named) }),
    ...(password && secret !== undefined && !secret.isEmpty && { password: sourced(secret, password) }),
    ...(mechanism && name !== undefined && MECHANISMS.has(name) && { authentication: sourced(name, mechanism) }),
  };
}

/** `Shop <shop@example.org>` is a name and an address. */
export function readSender(settings: MailSettings, unknown: Set<Field>): Fields {
  const from = settings.find('from')?.setting;
  const name = settings.find('senderName')?.setting;
  const text = from && textOf(from);
  // Nextcloud writes the domain elsewhere.
  const isHalf = text !== undefined && !text.includes('@');
  if (from !== undefined && (text === undefined || isHalf)) unknown.add('from');
  const [, inText = '', address] = /^([^<]*)<([^<>]*)>\s*$/.exec(text ?? '') ?? [];
  const named = name ?? from;
  const nameText = (name && textOf(name)) ?? unquoteName(inText.trim());
  return {
    ...(from && text !== undefined && !isHalf && { from: sourced(address ?? text, from) }),
    ...(named && nameText !== '' && { senderName: sourced(nameText, named) }),
  };
}
