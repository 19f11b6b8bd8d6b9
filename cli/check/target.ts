import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { driverOf, type Driver } from '../../core/drivers/api.ts';
import type { Secret } from '../../core/model/secret.ts';
import type { Providers } from '../../core/providers/lookup.ts';
import type { Encryption } from '../../core/model/mailer.ts';
import { shownHost } from '../../core/secrets/shown-host.ts';
import { describePort } from '../../core/smtp/ports.ts';
import { looksPublic } from '../../mail/probe/addresses.ts';
import type { Trust } from '../../mail/probe/request.ts';
import { printable } from '../../mail/wire/printable.ts';
import { codeOf } from '../../mail/wire/system-error.ts';
import type { Terminal } from '../terminal.ts';
import type { FoundMailer } from './find-mailer.ts';
import type { SessionOptions } from './session-options.ts';

/** The server that is meant, wherever its parts come from. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  readonly username?: string;
  /** The sender's address that the file has. */
  readonly from?: string;
  readonly filePassword?: Secret;
  /** The host was typed by the user, who may then send a password there. */
  readonly hostIsGiven: boolean;
  /** Where the host comes from otherwise, for people: `settings.py:4`, `the DNS of example.org`. */
  readonly hostFrom: string;
  readonly provider?: string;
  readonly found?: FoundMailer;
}

/** What carries the messages where it is not SMTP. */
export interface DriverTarget {
  readonly driver: Driver;
  /** The user named the driver, and a secret may go to its provider; else a file did. */
  readonly isGiven: boolean;
  readonly hostFrom: string;
  /** The sender's address that the file has. */
  readonly from?: string;
  readonly found?: FoundMailer;
}

export type TargetResult = { readonly target: Target } | { readonly problem: string };

/** What the options and the file say together; what is given as an option wins. `--domain` is looked up by the caller. */
export async function findTarget(
  options: SessionOptions,
  terminal: Terminal,
): Promise<TargetResult | { readonly driverTarget: DriverTarget }> {
  const { name } = options.driver;
  if (options.from === undefined) {
    return name === undefined ? targetOf(options, {}, terminal) : { driverTarget: { driver: name, isGiven: true, hostFrom: '' } };
  }
  // The parsers and the rules are loaded for a file alone: they take longer than a check of a near server.
  const { findMailer } = await import('./find-mailer.ts');
  const found = await findMailer(options.from, terminal);
  if ('problem' in found) return found;
  const { mailer, place } = found;
  const driver = name ?? driverOf(mailer.transport.value);
  if (driver !== undefined) {
    const sender = mailer.from === undefined ? {} : { from: mailer.from.value };
    return { driverTarget: { driver, isGiven: name !== undefined, hostFrom: place, found, ...sender } };
  }
  if (mailer.transport.value !== 'smtp') {
    return { problem: `the mailer at ${place} sends by “${mailer.transport.value}”, not over SMTP, so there is no server to talk to.` };
  }
  return targetOf(options, { found }, terminal);
}

async function targetOf(options: SessionOptions, { found }: { readonly found?: FoundMailer }, terminal: Terminal): Promise<TargetResult> {
  const { mailer, place = '', service } = found ?? {};
  // A login in it makes it none, and has no place in a report.
  const host = options.host ?? (mailer?.host && shownHost(mailer.host.value));
  if (host === undefined || host === '') return { problem: `the host at ${place} is not known here: give it with --host.` };
  const port = options.port ?? (options.host === undefined ? mailer?.port?.value : undefined);
  const encryption = options.encryption ?? (options.host === undefined ? mailer?.encryption?.value : undefined);
  const username = options.login ? (options.user ?? mailer?.username?.value) : undefined;
  const providers = service?.providers ?? (await loadProviders(host));
  const provider = providers?.ofHost(host);
  const way = completeWay({ port, encryption }, host, providers);
  if (mailer?.certificate?.value === 'unverified') {
    terminal.stderr.write(`${place} switches the verification of certificates off. Envelope verifies all the same.\n`);
  }
  return {
    target: {
      host,
      ...way,
      ...(username !== undefined && username !== '' && { username }),
      ...(mailer?.from !== undefined && { from: mailer.from.value }),
      ...(mailer?.password !== undefined && !mailer.password.value.isEmpty && { filePassword: mailer.password.value }),
      hostIsGiven: options.host !== undefined,
      hostFrom: place,
      ...(provider !== undefined && { provider: provider.id }),
      ...(found !== undefined && { found }),
    },
  };
}

/** What is known of providers; no name of a local network is theirs, so it is not loaded for one. */
export async function loadProviders(host: string): Promise<Providers | undefined> {
  return looksPublic(host) ? (await import('../../core/providers/lookup.ts')).createProviders() : undefined;
}

type Way = Pick<Target, 'port' | 'encryption'>;

/** What is missing of port and encryption: by the other one, else by what the provider recommends, else 587 with STARTTLS. */
function completeWay(
  { port, encryption }: { readonly port: number | undefined; readonly encryption: Encryption | undefined },
  host: string,
  providers: Providers | undefined,
): Way {
  const provider = providers?.ofHost(host);
  const asEncryption = (written: 'implicit' | 'starttls' | 'optional'): Encryption => (written === 'optional' ? 'opportunistic' : written);
  if (port !== undefined) {
    const known = provider?.ports.find(each => each.port === port && each.confidence !== 'low');
    return { port, encryption: encryption ?? (known && asEncryption(known.encryption)) ?? describePort(port)?.encryption ?? 'starttls' };
  }
  if (encryption !== undefined) return { port: encryption === 'implicit' ? 465 : 587, encryption };
  const recommended = provider?.recommended;
  if (recommended === undefined) return { port: 587, encryption: 'starttls' };
  return { port: recommended.port, encryption: asEncryption(recommended.encryption) };
}

/** Whose certificates count, as the user said; nothing of it comes from a project's file. */
export function readTrust(
  options: Pick<SessionOptions, 'ca' | 'systemCa'>,
  terminal: Terminal,
): { readonly trust?: Trust } | { readonly problem: string } {
  const { ca, systemCa } = options;
  if (ca === undefined) return systemCa ? { trust: { roots: 'system' } } : {};
  try {
    // Small, and a program that reads nothing else at once is quicker without the thread pool.
    const text = readFileSync(resolve(terminal.cwd(), ca), 'utf8');
    const extra = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    if (extra.length === 0) return { problem: `--ca: ${printable(ca)} holds no certificate in PEM.` };
    return { trust: { roots: systemCa ? 'system' : 'none', extra } };
  } catch (error) {
    const code = codeOf(error) ?? 'unknown';
    return { problem: `--ca: ${printable(ca)} cannot be read (${code}).` };
  }
}
