import { findBySrv } from '../../mail/discover/find-by-srv.ts';
import { createMailDns, type MailDns } from '../../mail/discover/mail-dns.ts';
import { DEFAULT_TIMEOUT, type SessionRequest } from '../../mail/probe/request.ts';
import { startDeadline } from '../../mail/probe/deadline.ts';
import { printable } from '../../mail/wire/printable.ts';
import { readPassword } from './password.ts';
import type { SessionOptions } from './session-options.ts';
import { findTarget, readTrust, type Target, type TargetResult } from './target.ts';
import type { InteractiveTerminal } from './terminal.ts';

/** What a test brings in place of the network and the machine. */
export interface SessionTools {
  readonly resolver?: SessionRequest['resolver'];
  readonly origin?: SessionRequest['origin'];
  readonly dns?: MailDns;
}

export interface PreparedSession {
  readonly target: Target;
  /** All but what follows the session while it runs. */
  readonly request: SessionRequest;
}

export type Preparation = { readonly session: PreparedSession } | { readonly problem: string };

export interface PreparationContext {
  readonly terminal: InteractiveTerminal;
  readonly tools: SessionTools;
  readonly signal: AbortSignal;
}

/** From options to a session that can be opened: the server, whose certificates count, and the password, which is asked for last. */
export async function prepareSession(options: SessionOptions, context: PreparationContext): Promise<Preparation> {
  const { terminal, tools, signal } = context;
  const found = options.domain === undefined ? await findTarget(options, terminal) : await findByDomain(options.domain, options, context);
  if ('problem' in found) return found;
  const { target } = found;
  const trust = await readTrust(options, terminal);
  if ('problem' in trust) return trust;
  const { username } = target;
  const password = username === undefined ? undefined : await readPassword(options, target, terminal);
  if (password !== undefined && 'problem' in password) return password;
  return {
    session: {
      target,
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

async function findByDomain(domain: string, options: SessionOptions, { tools, signal }: PreparationContext): Promise<TargetResult> {
  const shown = printable(domain);
  const deadline = startDeadline(options.timeout ?? DEFAULT_TIMEOUT, signal);
  try {
    const servers = await findBySrv(domain, tools.dns ?? createMailDns(), deadline.signal);
    const server = servers.find(({ encryption }) => options.encryption === undefined || encryption === options.encryption);
    if (server === undefined) {
      return { problem: `${shown} has no SRV records for submission (RFC 6186). "envelope discover ${shown}" looks further.` };
    }
    const username = options.login ? options.user : undefined;
    const target = { ...server, hostIsGiven: false, hostFrom: `the SRV records of ${shown}` };
    return { target: username === undefined ? target : { ...target, username } };
  } catch {
    return { problem: `no name server answered for the SRV records of ${shown}. Check the network and the DNS settings of this machine.` };
  } finally {
    deadline.release();
  }
}
