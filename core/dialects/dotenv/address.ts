import type { Field, Meaning } from '../../model/mailer.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import type { MailSettings } from './mail-settings.ts';
import { sourced, textOf } from './mail-settings.ts';
import { judgePort } from './server.ts';
import type { UrlMeaning } from './url.ts';
import { meaningOfUrl } from './url.ts';

type Fields = Pick<Meaning, 'host' | 'port' | 'invalidPort' | 'encryption' | 'certificate'>;

/** A URL that says where to connect. */
export interface Address {
  readonly whole: ResolvedSetting;
  /** Absent where the address, or its meaning, is not to be known. */
  readonly scheme?: ResolvedSetting;
  readonly meaning?: UrlMeaning;
}

export function readAddress(settings: MailSettings): Address | undefined {
  const found = settings.find('url') ?? settings.find('server');
  if (found === undefined) return undefined;
  const whole = found.setting;
  const scheme = settings.part(whole, 'scheme');
  const isAddress = found.mail.role === 'url' || scheme !== undefined || settings.part(whole, 'password') !== undefined;
  if (!isAddress) return undefined;
  if (scheme === undefined) return { whole };
  const text = (field: string) => {
    const part = settings.part(whole, field);
    return part && textOf(part);
  };
  const port = Number(text('port'));
  const isDjango = settings.named.some(({ mail }) => mail.rest === 'DEFAULT_FROM_EMAIL' && mail.stem === '');
  const meaning = meaningOfUrl(settings.family.id === 'email-url' && isDjango ? 'django' : settings.family.url, {
    scheme: text('scheme') ?? '',
    host: text('host') ?? '',
    port: Number.isInteger(port) ? port : undefined,
    option: name => text(`query.${name}`),
  });
  return { whole, scheme, ...(meaning && { meaning }) };
}

/** Host, port, encryption and certificate as the address says them. */
export function readAddressedServer(settings: MailSettings, { whole, scheme, meaning }: Address, unknown: Set<Field>): Fields {
  const host = settings.part(whole, 'host');
  if (scheme === undefined || host === undefined) {
    for (const field of ['host', 'port', 'encryption'] as const) unknown.add(field);
    return {};
  }
  const written = settings.part(whole, 'port');
  const port = written === undefined ? undefined : judgePort(written);
  const isBridge = meaning?.encryption === undefined;
  if (isBridge) unknown.add('encryption');
  const hostText = textOf(host) ?? '';
  return {
    ...(hostText !== '' && !(isBridge && hostText === 'default') && { host: sourced(hostText, host) }),
    ...port,
    ...(written === undefined && meaning?.defaultPort !== undefined && { port: settings.standard(meaning.defaultPort) }),
    ...(meaning?.encryption !== undefined && { encryption: sourced(meaning.encryption, scheme) }),
    ...(meaning?.certificate && { certificate: sourced(meaning.certificate, certificateOption(settings, whole) ?? scheme) }),
  };
}

function certificateOption(settings: MailSettings, whole: ResolvedSetting): ResolvedSetting | undefined {
  return settings.part(whole, 'query.tls.rejectUnauthorized') ?? settings.part(whole, 'query.verify_peer');
}
