import type { Encryption, Meaning, Observation, Sourced } from '../../model/mailer.ts';
import type { Plain } from '../../model/value.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { Reading, textOf } from '../reading.ts';
import type { Said } from '../reading.ts';

/**
 * https://docs.spring.io/spring-boot/reference/io/email.html and
 * https://eclipse-ee4j.github.io/angus-mail/docs/api/org.eclipse.angus.mail/org/eclipse/angus/mail/smtp/package-summary.html
 */
export function interpretDraft(resolved: ResolvedDraft): Meaning {
  const reading = new Reading(resolved);
  const transport = reading.standard('smtp' as const);
  if (reading.written('spring.mail.jndi-name') !== undefined) {
    const hidden = ['host', 'port', 'encryption', 'certificate', 'username', 'password'] as const;
    return { transport, unknown: hidden, observations: [] };
  }
  const protocol = protocolOf(reading);
  const host = reading.text('host', 'spring.mail.host', `${prefixOf(protocol)}host`);
  const encryption = protocol === undefined ? undefined : readEncryption(reading, protocol);
  if (encryption === undefined) reading.unknown.add('encryption');
  const certificate = readCertificate(reading, protocol, host?.value);
  // Spring hands both to `Transport.connect`, which then logs in, whether `mail.smtp.auth` is on or not.
  const username = reading.text('username', 'spring.mail.username');
  const password = reading.secret('password', 'spring.mail.password');
  // What a file leaves out comes from `SPRING_MAIL_PASSWORD`, a secret or the command line: Spring binds them all.
  if (username !== undefined && !reading.isWritten('spring.mail.password')) reading.unknown.add('password');
  const timeout = reading.said(`${prefixOf(protocol)}connectiontimeout`);
  const from = reading.text('from', `${prefixOf(protocol)}from`);
  return {
    transport,
    ...(host && { host }),
    ...readPort(reading, protocol),
    ...(encryption && { encryption }),
    ...(certificate && { certificate }),
    ...(username && { username }),
    ...(password && { password }),
    ...(timeout !== undefined &&
      timeout !== 'hidden' &&
      Number(timeout.value) > 0 && { timeout: { ...timeout, value: Number(timeout.value) } }),
    ...(from?.value.includes('@') && { from }),
    unknown: [...reading.unknown],
    observations: observeOldTls(reading, protocol),
  };
}

type Protocol = 'smtp' | 'smtps';

/** `undefined`: not to be known. */
export function protocolOf(reading: Reading): Protocol | undefined {
  const said = reading.said('spring.mail.protocol');
  if (said === 'hidden') return reading.isWritten('spring.mail.protocol') ? undefined : 'smtp';
  const word = said === undefined ? 'smtp' : (textOf(said.value) ?? '').toLowerCase();
  return word === 'smtp' || word === 'smtps' ? word : undefined;
}

/** With the protocol `smtps`, Jakarta Mail asks for `mail.smtps.…` alone. */
export function prefixOf(protocol: Protocol | undefined): string {
  return `spring.mail.properties.mail.${protocol ?? 'smtp'}.`;
}

function hasFactory(reading: Reading, protocol: Protocol | undefined): boolean {
  return reading.written(`${prefixOf(protocol)}socketFactory.class`) !== undefined;
}

/** A factory of sockets has a port of its own, and where that is written the other one is not used: the older guides for TLS write both. */
function readPort(reading: Reading, protocol: Protocol | undefined): Pick<Meaning, 'port' | 'invalidPort'> {
  const prefix = prefixOf(protocol);
  const said = reading.port(...(hasFactory(reading, protocol) ? [`${prefix}socketFactory.port`] : []), 'spring.mail.port', `${prefix}port`);
  if (said.port !== undefined || said.invalidPort !== undefined || reading.unknown.has('port') || protocol === undefined) return said;
  const flag = readFlag(reading, protocol);
  if (flag === 'hidden') {
    reading.unknown.add('port');
    return {};
  }
  return { port: reading.standard(protocol === 'smtps' || isOn(flag) ? 465 : 25) };
}

/** The switch for implicit TLS: it changes the default port as well. */
function readFlag(reading: Reading, protocol: Protocol): Said {
  const flags = ['spring.mail.ssl.enabled', `${prefixOf(protocol)}ssl.enable`].map(name => reading.said(name));
  return flags.find(flag => flag === 'hidden' || isOn(flag)) ?? flags.find(flag => flag !== undefined);
}

function readEncryption(reading: Reading, protocol: Protocol): Sourced<Encryption> | undefined {
  const prefix = prefixOf(protocol);
  const chosen = reading.said('spring.mail.protocol');
  if (protocol === 'smtps' && chosen !== undefined && chosen !== 'hidden') return { ...chosen, value: 'implicit' };
  const flag = readFlag(reading, protocol);
  if (flag === 'hidden') return undefined;
  if (isOn(flag)) return { ...flag, value: 'implicit' };
  const bundle = reading.said('spring.mail.ssl.bundle', `${prefix}socketFactory.class`);
  if (bundle === 'hidden') return undefined;
  // Any bundle, or a factory of TLS sockets, which older guides name.
  const factory = bundle && textOf(bundle.value);
  if (bundle !== undefined && factory !== undefined && factory !== '') {
    const isTls = bundle.setting === 'spring.mail.ssl.bundle' || (/SSL/i.test(factory) && !mayFallBack(reading, protocol));
    return isTls ? { ...bundle, value: 'implicit' } : undefined;
  }
  const required = reading.said(`${prefix}starttls.required`);
  const enabled = reading.said(`${prefix}starttls.enable`);
  if (required === 'hidden' || enabled === 'hidden') return undefined;
  if (isOn(required)) return { ...required, value: 'starttls' };
  if (isOn(enabled)) return { ...enabled, value: 'opportunistic' };
  return { ...(enabled ?? reading.standard(null)), value: 'none' };
}

/** Unless told otherwise it tries again without the factory where that fails, as it does on a port that greets in clear text. */
function mayFallBack(reading: Reading, protocol: Protocol): boolean {
  const fallback = reading.said(`${prefixOf(protocol)}socketFactory.fallback`);
  const refuses = fallback !== undefined && fallback !== 'hidden' && (textOf(fallback.value) ?? '').toLowerCase() === 'false';
  return !refuses && readPort(reading, protocol).port?.value !== 465;
}

function isOn(said: Said): said is Sourced<Plain> {
  return said !== undefined && said !== 'hidden' && (textOf(said.value) ?? '').toLowerCase() === 'true';
}

/** `ssl.trust` takes any certificate, from everybody (`*`) or from the hosts that it names; a factory of sockets decides for itself. */
function readCertificate(reading: Reading, protocol: Protocol | undefined, host: string | undefined): Meaning['certificate'] {
  const prefix = prefixOf(protocol);
  const trust = reading.said(`${prefix}ssl.trust`);
  const identity = reading.said(`${prefix}ssl.checkserveridentity`);
  const name = reading.said('spring.mail.ssl.verify-hostname');
  if (trust === 'hidden' || identity === 'hidden' || name === 'hidden') {
    reading.unknown.add('certificate');
    return undefined;
  }
  const trusted = trust === undefined ? [] : (textOf(trust.value) ?? '').split(/\s+/);
  if (trust !== undefined && (trusted.includes('*') || (host !== undefined && trusted.includes(host)))) {
    if (!hasFactory(reading, protocol)) return { ...trust, value: 'unverified' };
    reading.unknown.add('certificate');
    return undefined;
  }
  for (const flag of [identity, name]) {
    if (flag !== undefined && (textOf(flag.value) ?? '').toLowerCase() === 'false') return { ...flag, value: 'unverified' };
  }
  return reading.standard('verified');
}

/** `ssl.protocols` is a list between white space; a newer one in it is what a server of today takes. */
function observeOldTls(reading: Reading, protocol: Protocol | undefined): readonly Observation[] {
  const said = reading.written(`${prefixOf(protocol)}ssl.protocols`);
  const text = said === undefined || said === 'hidden' ? '' : (textOf(said.value) ?? '');
  const isOld = text !== '' && text.split(/\s+/).every(word => OLD_PROTOCOL.test(word));
  return said !== undefined && said !== 'hidden' && isOld ? [{ kind: 'old-tls', settings: [{ ...said, value: text }] }] : [];
}

/** As Java calls them. */
const OLD_PROTOCOL = /^(?:SSLv[23]|TLSv1(?:\.[01])?)$/;
