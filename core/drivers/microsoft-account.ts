/** Microsoft's submission hosts, which take the token of an account in place of a password. A token goes nowhere else. */
export const MICROSOFT_HOSTS: readonly string[] = ['smtp.office365.com', 'smtp-mail.outlook.com'];

/** https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth */
export const MICROSOFT_SCOPES: readonly string[] = ['https://outlook.office.com/SMTP.Send', 'offline_access'];

export function takesMicrosoftAccount(host: string): boolean {
  return MICROSOFT_HOSTS.includes(host.trim().toLowerCase().replace(/\.$/, ''));
}
