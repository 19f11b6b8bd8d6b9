import { findBySrv } from '../../mail/discover/find-by-srv.ts';
import { createResolver } from '../../mail/dns/resolver.ts';
import { startDeadline } from '../../mail/probe/deadline.ts';
import { DEFAULT_TIMEOUT } from '../../mail/probe/request.ts';
import { printable } from '../../mail/wire/printable.ts';
import type { PreparationContext } from './prepare-session.ts';
import type { SessionOptions } from './session-options.ts';
import type { TargetResult } from './target.ts';

/** The server that the domain's SRV records name. */
export async function findByDomain(domain: string, options: SessionOptions, { tools, signal }: PreparationContext): Promise<TargetResult> {
  const shown = printable(domain);
  const deadline = startDeadline(options.timeout ?? DEFAULT_TIMEOUT, signal);
  try {
    const servers = await findBySrv(domain, tools.dns ?? createResolver(), deadline.signal);
    if (servers === undefined) {
      return {
        problem: `no name server answered for the SRV records of ${shown}. Check the network and the DNS settings of this machine.`,
      };
    }
    const server = servers.find(({ encryption }) => options.encryption === undefined || encryption === options.encryption);
    if (server === undefined) {
      return { problem: `${shown} has no SRV records for submission (RFC 6186). "envelope discover ${shown}" looks further.` };
    }
    const username = options.login ? options.user : undefined;
    const target = { ...server, hostIsGiven: false, hostFrom: `the SRV records of ${shown}` };
    return { target: username === undefined ? target : { ...target, username } };
  } finally {
    deadline.release();
  }
}
