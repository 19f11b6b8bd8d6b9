/** Mailbox domains that publish a DMARC record, with the providers that may send for them. */
const FREE_MAIL: Readonly<Record<string, readonly string[]>> = {
  'gmail.com': ['gmail', 'google-workspace-relay'],
  'googlemail.com': ['gmail', 'google-workspace-relay'],
  'yahoo.com': ['yahoo'],
  'ymail.com': ['yahoo'],
  'aol.com': ['aol', 'verizon'],
  'outlook.com': ['outlook-com', 'microsoft-365'],
  'hotmail.com': ['outlook-com', 'microsoft-365'],
  'live.com': ['outlook-com', 'microsoft-365'],
  'icloud.com': ['icloud'],
  'gmx.net': ['gmx'],
  'gmx.de': ['gmx'],
  'mail.ru': ['mail-ru'],
  'yandex.ru': ['yandex'],
  'qq.com': ['qq'],
  '163.com': ['netease-163'],
};

/** Who may send for a domain that gives mailboxes to everybody; `undefined` for any other domain. */
export function freeMailProviders(domain: string): readonly string[] | undefined {
  return Object.hasOwn(FREE_MAIL, domain) ? FREE_MAIL[domain] : undefined;
}
