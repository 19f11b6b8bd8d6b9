import { isRemote, providerOf, usesHostAndPort } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';

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

/** Only the owner of a domain can let somebody else send for it, and nobody owns a free mailbox's domain. */
export const freeMail = defineRule({
  id: 'sender/free-mail',
  severity: 'info',
  source: 'https://www.rfc-editor.org/rfc/rfc7489#section-3.1',
  message:
    'Mail from {domain} that leaves through {host} fails DMARC, and receivers file it as forged. Send from an address of a domain of your own.',

  check(mailer, report, { providers, kind }) {
    const { from, host } = mailer;
    if (from === undefined || from.origin === 'default' || kind(from.valueAt.uri) === 'example') return;
    if (host === undefined || !usesHostAndPort(mailer) || !isRemote(mailer)) return;
    const domain = /@([^@\s<>]+)>?\s*$/.exec(from.value)?.[1]?.toLowerCase() ?? '';
    const own = Object.hasOwn(FREE_MAIL, domain) ? FREE_MAIL[domain] : undefined;
    const provider = providerOf(mailer, providers);
    // Catchers deliver nothing, and an unknown host may be the provider's own by another name.
    if (own === undefined || provider === undefined || provider.kind === 'testing' || own.includes(provider.id)) return;
    report({ at: from, args: { domain, host: host.value }, related: [host] });
  },
});
