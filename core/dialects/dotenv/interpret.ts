import type { Field, Meaning, Observation, Sourced, Transport } from '../../model/mailer.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { transportOf } from '../django/backends.ts';
import { observeLaravelDriver, observeSymfonyDriver } from '../driver-packages.ts';
import { readLogin, readSender } from './account.ts';
import type { Address } from './address.ts';
import { readAddress, readAddressedServer } from './address.ts';
import { MailSettings, sourced, textOf } from './mail-settings.ts';
import { observe } from './observe.ts';
import { readServer } from './server.ts';

/** What a file's names mean to the programs that read them. A family that leaves something open leaves it unknown. */
export function interpretDraft(resolved: ResolvedDraft): Meaning {
  const settings = new MailSettings(resolved);
  const unknown = new Set<Field>();
  const address = readAddress(settings);
  const transport = readTransport(settings, address, unknown);
  const account = { ...readLogin(settings, address, unknown), ...readSender(settings, unknown) };
  // Another transport never looks at the rest: a wrong port beside it does no harm.
  const drivers = observeDriver(settings, { transport, address }, resolved);
  if (transport.value !== 'smtp') return { transport, ...account, unknown: [...unknown], observations: drivers };
  const server = address === undefined ? readServer(settings, unknown) : readAddressedServer(settings, address, unknown);
  return { transport, ...server, ...account, unknown: [...unknown], observations: [...observe(settings, resolved), ...drivers] };
}

interface Chosen {
  readonly transport: Sourced<Transport>;
  readonly address: Address | undefined;
}

function observeDriver({ family }: MailSettings, { transport, address }: Chosen, { installed }: ResolvedDraft): readonly Observation[] {
  if (family.id === 'laravel') return observeLaravelDriver(transport, installed);
  const scheme = family.id === 'symfony' ? address?.scheme : undefined;
  const text = scheme && textOf(scheme);
  return scheme && text !== undefined ? observeSymfonyDriver(sourced(text, scheme), installed) : [];
}

const MAILERS: ReadonlyMap<string, Transport> = new Map<string, Transport>([
  ['smtp', 'smtp'],
  ['log', 'file'],
  ['logger', 'console'],
  ['console', 'console'],
  ['array', 'memory'],
  ['memory', 'memory'],
  ['test', 'memory'],
  ['file', 'file'],
  ['sendmail', 'sendmail'],
  ['mail', 'sendmail'],
  ['ses', 'ses'],
  ['mailgun', 'mailgun'],
  ['postmark', 'postmark'],
  ['sendgrid', 'sendgrid'],
  ['resend', 'resend'],
]);

function readTransport(settings: MailSettings, address: Address | undefined, unknown: Set<Field>): Sourced<Transport> {
  if (address?.scheme !== undefined && address.meaning !== undefined) return sourced(address.meaning.transport, address.scheme);
  const named = settings.find('transport')?.setting;
  if (named === undefined) return settings.standard('smtp');
  const text = textOf(named);
  if (text === undefined) {
    unknown.add('transport');
    return settings.standard('smtp');
  }
  return sourced(text.includes('.') ? transportOf(text) : transportNamed(text.toLowerCase()), named);
}

/** Programs have words of their own for one of several kinds: `smtp-auth`. */
function transportNamed(word: string): Transport {
  return MAILERS.get(word) ?? (/^smtps?(?![a-z])/.test(word) ? 'smtp' : 'other');
}
