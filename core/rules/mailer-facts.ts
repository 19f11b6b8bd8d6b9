import type { Encryption, Mailer, Sourced } from '../model/mailer.ts';
import { Secret } from '../model/secret.ts';
import type { ResolvedSetting } from '../model/setting.ts';
import type { Value } from '../model/value.ts';
import { findPort } from '../providers/lookup.ts';
import type { Providers } from '../providers/lookup.ts';
import type { PortEncryption, Provider, ProviderPort } from '../providers/provider.ts';
import { describePort } from '../smtp/ports.ts';
import { comparesTextWithNumber, missesSpelling, readsTextAsFlag } from './environment/text-as-flag.ts';
import { isLocalHost } from './local-host.ts';
import { readHost } from './written-host.ts';

/**
 * False where the settings of host and port are inert: another transport, or a provider chosen by name, which overrides them. A
 * transport that another file may still choose counts as SMTP: what these settings say is meant for it.
 */
export function usesHostAndPort({ transport, service, unknown }: Mailer): boolean {
  return transport.value === 'smtp' && service === undefined && !unknown.includes('service');
}

/** Its host is written and stays in the neighbourhood: a catcher, a container, the company's own relay. */
export function isLocal({ host }: Mailer): boolean {
  return host !== undefined && host.origin !== 'default' && isLocalHost(host.value);
}

/** Its host is known, is one, and lies beyond the private network. */
export function isRemote({ host }: Mailer): boolean {
  return host !== undefined && readHost(host.value).excess === undefined && !isLocalHost(host.value);
}

/** A password goes over the wire: one is written, or a variable will bring it, and so for the user name where there is one. */
export function logsIn(mailer: Mailer): boolean {
  const { password, username } = mailer;
  const hasPassword = password === undefined ? mailer.unknown.includes('password') : !password.value.isEmpty;
  return (hasPassword || awaitsPassword(mailer)) && username?.value !== '';
}

/** `os.environ.get('SMTP_PASSWORD', '')` beside a user name that stands there: it logs in as soon as the variable has a value. */
function awaitsPassword({ username, settings }: Mailer): boolean {
  if (username === undefined || username.origin === 'fallback' || username.value === '') return false;
  return settings.some(({ secret, result }) => {
    if (secret !== true || !result.known || result.origin !== 'fallback') return false;
    return result.value instanceof Secret && result.value.isEmpty;
  });
}

export function providerOf({ host, service }: Mailer, providers: Providers): Provider | undefined {
  if (service !== undefined) return providers.byId(service.value);
  return host && providers.ofHost(host.value);
}

/** What the provider says about the mailer's port; nothing that is only a guess. */
export function providerPort(mailer: Mailer, providers: Providers): ProviderPort | undefined {
  const provider = providerOf(mailer, providers);
  const found = provider && mailer.port && findPort(provider, mailer.port.value, mailer.host?.value);
  return found?.confidence === 'low' ? undefined : found;
}

/** What begins a session on a port by standard or custom; custom counts only at a host beyond the private network. */
export function customaryEncryption(mailer: Mailer): 'implicit' | 'starttls' | undefined {
  const fact = mailer.port && describePort(mailer.port.value);
  if (fact === undefined || (fact.role !== 'submission' && fact.role !== 'relay')) return undefined;
  if (!STANDARD_PORTS.includes(fact.port) && !isRemote(mailer)) return undefined;
  return fact.encryption === 'implicit' ? 'implicit' : 'starttls';
}

const STANDARD_PORTS: readonly number[] = [25, 465, 587];

/** What begins a session on the mailer's port: the provider's word, else custom. Undefined where the provider serves no such port. */
export function expectedEncryption(mailer: Mailer, providers: Providers): PortEncryption | undefined {
  const listed = providerPort(mailer, providers);
  if (listed !== undefined) return listed.encryption;
  return refusesPort(mailer, providers) ? undefined : customaryEncryption(mailer);
}

/** The provider is known to answer on other ports only. */
export function refusesPort(mailer: Mailer, providers: Providers): boolean {
  const { port, host } = mailer;
  const provider = providerOf(mailer, providers);
  if (provider === undefined || port === undefined || provider.otherPorts !== 'none') return false;
  return findPort(provider, port.value, host?.value) === undefined;
}

/**
 * Known, and decided as the author meant it: a flag that takes the truth of a text says nothing about the wish, and has a rule of
 * its own. One that follows the mode is meant for another mode than this.
 */
export function meantEncryption({ encryption, settings }: Mailer): Sourced<Encryption> | undefined {
  const deciding = settings.find(({ name }) => name === encryption?.setting);
  return deciding !== undefined && isMisread(deciding) ? undefined : encryption;
}

function isMisread(setting: ResolvedSetting): boolean {
  return readsTextAsFlag(setting) || comparesTextWithNumber(setting) || missesSpelling(setting) || followsMode(setting.value);
}

/** The same for the certificate: `rejectUnauthorized: process.env.NODE_ENV === 'production'`. */
export function meantCertificate({ certificate, settings }: Mailer): Mailer['certificate'] {
  const deciding = settings.find(({ name }) => name === certificate?.setting);
  return deciding !== undefined && followsMode(deciding.value) ? undefined : certificate;
}

/** `process.env.NODE_ENV === 'production'`, `not DEBUG`: what a `.env` file says of such a variable holds for one machine alone. */
function followsMode(value: Value): boolean {
  switch (value.kind) {
    case 'reference':
      return MODE.test(value.variable) || (value.fallback !== undefined && followsMode(value.fallback));
    case 'conversion':
    case 'comparison':
      return followsMode(value.of);
    case 'literal':
    case 'unknown':
      return false;
    default:
      return value satisfies never;
  }
}

const MODE = /(?:^|_)(?:ENV|ENVIRONMENT|MODE|STAGE|DEBUG)$/i;

/**
 * Written for the case that a variable is missing, in a project whose variables are not at hand: documentation, and a stock file of a
 * framework as often as not. Beside variables that are at hand it is what the program takes.
 */
export function isOnlyDocumented({ origin }: Sourced<unknown>, { settings }: Mailer): boolean {
  return origin === 'fallback' && !settings.some(({ result }) => result.known && result.origin === 'environment');
}

/** A session there gets as far as the login, and crosses networks of strangers on its way: what is sent can be read or kept safe. */
export function sendsPasswordAway(mailer: Mailer, providers: Providers): boolean {
  if (!usesHostAndPort(mailer) || !isRemote(mailer) || !logsIn(mailer)) return false;
  // On a port that begins with TLS, or that nobody answers, nothing is ever sent: such ports have rules of their own.
  return expectedEncryption(mailer, providers) !== 'implicit' && !refusesPort(mailer, providers);
}

/** The values that are there, for a finding that marks the first one written down. */
export function written(...values: readonly (Sourced<unknown> | undefined)[]): readonly Sourced<unknown>[] {
  return values.filter(value => value !== undefined);
}
