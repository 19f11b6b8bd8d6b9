import type { Field, Meaning, Sourced } from '../../model/mailer.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import { findService } from '../nodemailer/services.ts';
import type { KnownPort } from './encryption.ts';
import { flagWord, observeExclusive, readEncryption } from './encryption.ts';
import type { MailSettings } from './mail-settings.ts';
import { isAddressOfPerson, sourced, textOf } from './mail-settings.ts';

type Fields = Pick<Meaning, 'host' | 'port' | 'invalidPort' | 'encryption' | 'certificate' | 'service'>;

/** Host, port, encryption, certificate and service, each from a variable of its own. */
export function readServer(settings: MailSettings, unknown: Set<Field>): Fields {
  const service = readService(settings, unknown);
  const port = readPort(settings, unknown);
  const knownPort = port.port && { value: port.port.value, setting: port.from };
  // With both kinds switched on there is none: the program refuses.
  const encryption = observeExclusive(settings).length > 0 ? undefined : readEncryption(settings, knownPort);
  if (encryption === undefined && settings.find('encryption') !== undefined) unknown.add('encryption');
  return {
    ...readHost(settings, unknown),
    ...(port.port && { port: port.port }),
    ...(port.invalidPort && { invalidPort: port.invalidPort }),
    ...(encryption && { encryption }),
    ...readCertificate(settings, unknown),
    ...service,
  };
}

function readHost(settings: MailSettings, unknown: Set<Field>): Fields {
  const server = settings.find('server');
  const found = settings.find('host') ?? (server !== undefined && !isAddressOfPerson(server) ? server : undefined);
  if (found === undefined) {
    // The HELO name in Rails, the host in ToolJet.
    if (settings.find('domain') !== undefined) unknown.add('host');
    return {};
  }
  const text = textOf(found.setting);
  if (text === undefined) {
    unknown.add('host');
    return {};
  }
  const host = settings.family.hostHoldsPort ? (/^(.*?):\d*$/.exec(text)?.[1] ?? text) : text;
  return { host: sourced(host, found.setting) };
}

interface ReadPort {
  readonly port?: Sourced<number>;
  readonly invalidPort?: Sourced<string | number>;
  readonly from?: KnownPort['setting'];
}

function readPort(settings: MailSettings, unknown: Set<Field>): ReadPort {
  const host = settings.family.hostHoldsPort ? settings.find('host')?.setting : undefined;
  const inHost = host && /:(\d+)$/.exec(textOf(host) ?? '')?.[1];
  if (host !== undefined && inHost !== undefined) return { port: sourced(Number(inHost), host), from: host };
  const found = settings.find('port')?.setting;
  if (found === undefined) return {};
  if (!found.result.known) {
    unknown.add('port');
    return {};
  }
  return { ...judgePort(found), from: found };
}

/** An integer from 1 to 65535, or not. */
export function judgePort(setting: ResolvedSetting): Pick<ReadPort, 'port' | 'invalidPort'> {
  const text = textOf(setting) ?? '';
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  return number >= 1 && number <= 65_535 ? { port: sourced(number, setting) } : { invalidPort: sourced(text, setting) };
}

/** Flags that switch the check off when they are on; all others do so when they are off. */
const TRUSTS_ANYBODY = /^(?:SKIP_|IGNORE_|ACCEPT_INVALID)/;

function readCertificate(settings: MailSettings, unknown: Set<Field>): Fields {
  const found = settings.find('certificate');
  if (found === undefined) return {};
  const word = flagWord(textOf(found.setting) ?? '');
  const isOff = TRUSTS_ANYBODY.test(found.mail.rest) ? word === 'true' : word === 'false' || word === 'none';
  const isOn = TRUSTS_ANYBODY.test(found.mail.rest) ? word === 'false' : word === 'true' || word === 'peer';
  if (isOff || isOn) return { certificate: sourced(isOff ? 'unverified' : 'verified', found.setting) };
  unknown.add('certificate');
  return {};
}

function readService(settings: MailSettings, unknown: Set<Field>): Fields {
  const found = settings.find('service')?.setting;
  if (found === undefined) return {};
  const text = textOf(found);
  const provider = text === undefined ? undefined : findService(text)?.provider;
  if (provider !== undefined) return { service: sourced(provider, found) };
  unknown.add('service');
  return {};
}
