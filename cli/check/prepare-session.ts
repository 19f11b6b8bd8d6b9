import type { DnsResolver } from '../../mail/dns/resolver.ts';
import type { SessionRequest } from '../../mail/probe/request.ts';
import type { DriverSession } from '../driver/prepare.ts';
import { shownUsername } from '../../core/secrets/shown-username.ts';
import { readPassword } from './password.ts';
import type { SessionOptions } from './session-options.ts';
import { findTarget, readTrust, type Target } from './target.ts';
import type { InteractiveTerminal } from './terminal.ts';

/** What a test brings in place of the network and the machine. */
export interface SessionTools {
  readonly resolver?: SessionRequest['resolver'];
  readonly origin?: SessionRequest['origin'];
  readonly dns?: DnsResolver;
}

export interface PreparedSession {
  readonly target: Target;
  /** All but what follows the session while it runs. */
  readonly request: SessionRequest;
}

export type Preparation = { readonly session: PreparedSession } | { readonly driverSession: DriverSession } | { readonly problem: string };

export interface PreparationContext {
  readonly terminal: InteractiveTerminal;
  readonly tools: SessionTools;
  readonly signal: AbortSignal;
}

/** From options to a session that can be opened: the server, whose certificates count, and the password, which is asked for last. */
export async function prepareSession(options: SessionOptions, context: PreparationContext): Promise<Preparation> {
  const { terminal, tools, signal } = context;
  const found =
    options.domain === undefined
      ? await findTarget(options, terminal)
      : await (await import('./find-by-domain.ts')).findByDomain(options.domain, options, context);
  if ('problem' in found) return found;
  if ('driverTarget' in found) {
    const { prepareDriver } = await import('../driver/prepare.ts');
    return prepareDriver(found.driverTarget, options, context);
  }
  const { target } = found;
  const trust = readTrust(options, terminal);
  if ('problem' in trust) return trust;
  const { username } = target;
  const password = username === undefined ? undefined : await readPassword(options, target, terminal);
  if (password !== undefined && 'problem' in password) return password;
  return {
    session: {
      // From here on it is for people and reports alone.
      target: username === undefined ? target : { ...target, username: shownUsername(username, password?.password) },
      request: {
        host: target.host,
        port: target.port,
        encryption: target.encryption,
        ...(username !== undefined &&
          password !== undefined && {
            login: { username, password: password.password, ...(options.mechanism !== undefined && { mechanism: options.mechanism }) },
          }),
        ...trust,
        allow: { clearText: options.allowClearText, unverified: options.allowUnverified },
        ...(options.timeout !== undefined && { timeout: options.timeout }),
        ...(target.provider !== undefined && { provider: target.provider }),
        ...(tools.resolver !== undefined && { resolver: tools.resolver }),
        ...(tools.origin !== undefined && { origin: tools.origin }),
        signal,
      },
    },
  };
}
