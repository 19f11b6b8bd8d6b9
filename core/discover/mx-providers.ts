import type { Evidence } from '../providers/provider.ts';
import { unverified } from '../providers/sources.ts';
import { isWithin } from './srv.ts';

/** A domain in which a provider's receiving servers lie, and the provider through which its mailboxes send. */
interface MxFact extends Evidence {
  readonly domain: string;
  /** An id of `core/providers`. */
  readonly provider: string;
}

const GUIDE = 'https://useboring-mxrecordchecker-app.pages.dev/guides/mx-records-by-email-provider';

function published(domain: string, provider: string): MxFact {
  return { domain, provider, confidence: 'medium', sources: [GUIDE] };
}

/** Worth a try, and no more than that: what works is found out before anything is said. */
function supposed(domain: string, provider: string): MxFact {
  return { domain, provider, confidence: 'low', sources: [unverified] };
}

const RECEIVERS: readonly MxFact[] = [
  published('google.com', 'gmail'),
  published('googlemail.com', 'gmail'),
  published('mail.protection.outlook.com', 'microsoft-365'),
  published('zoho.com', 'zoho'),
  published('zoho.eu', 'zoho'),
  published('protonmail.ch', 'proton'),
  published('messagingengine.com', 'fastmail'),
  published('mail.icloud.com', 'icloud'),
  supposed('mx.microsoft', 'microsoft-365'),
  supposed('olc.protection.outlook.com', 'outlook-com'),
  supposed('yahoodns.net', 'yahoo'),
  supposed('mail.gandi.net', 'gandi'),
  supposed('mail.ovh.net', 'ovh'),
  supposed('ionos.de', 'ionos'),
  supposed('ionos.com', 'ionos'),
  supposed('kundenserver.de', 'ionos'),
  supposed('gmx.net', 'gmx'),
  supposed('infomaniak.ch', 'infomaniak'),
  supposed('your-server.de', 'hetzner'),
  supposed('mx.yandex.net', 'yandex'),
  supposed('mx.yandex.ru', 'yandex'),
  supposed('mail.ru', 'mail-ru'),
  supposed('mxmail.netease.com', 'netease-163'),
  supposed('qq.com', 'qq'),
];

/** Who receives for a domain, by the host of an MX record: an id of `core/providers`. The longest match wins. */
export function providerOfMx(exchange: string): { readonly id: string; readonly fact: Evidence } | undefined {
  const fits = RECEIVERS.filter(({ domain }) => isWithin(exchange, domain)).sort((one, other) => other.domain.length - one.domain.length);
  const [fact] = fits;
  return fact && { id: fact.provider, fact };
}
