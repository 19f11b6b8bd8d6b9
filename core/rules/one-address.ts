import type { Mailer } from '../model/mailer.ts';

/** Scheme and port stand in one address, in two places of it: together they are wrong or right. */
export function isOneAddress({ encryption, port }: Pick<Mailer, 'encryption' | 'port'>): boolean {
  if (encryption?.setting === undefined || port?.setting === undefined || encryption.valueAt.uri !== port.valueAt.uri) return false;
  const [scheme, number] = [encryption.valueAt.span, port.valueAt.span];
  return addressOf(encryption.setting) === addressOf(port.setting) && scheme.end <= number.start;
}

/** `SMTP_URL` of `SMTP_URL.scheme`. */
function addressOf(setting: string): string {
  return setting.replace(/\.(?:scheme|port)$/, '');
}
