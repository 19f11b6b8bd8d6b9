import { freeMailProviders } from '../../providers/free-mail.ts';
import { isRemote, providerOf, usesHostAndPort } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';

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
    const own = freeMailProviders(domain);
    const provider = providerOf(mailer, providers);
    // Catchers deliver nothing, and an unknown host may be the provider's own by another name.
    if (own === undefined || provider === undefined || provider.kind === 'testing' || own.includes(provider.id)) return;
    report({ at: from, args: { domain, host: host.value }, related: [host] });
  },
});
