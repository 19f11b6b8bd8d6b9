import type { PortReport } from '../../mail/probe/ports.ts';
import type { ProbeReport } from '../../mail/probe/report.ts';
import type { TlsVersionReport } from '../../mail/probe/tls-versions.ts';
import type { Encryption } from '../../core/model/mailer.ts';
import type { CheckResult } from './command.ts';
import type { Target } from './target.ts';

/** The JSON of `envelope check --json`; docs/check.schema.json describes it. */
export interface CheckReport extends ProbeReport {
  readonly server: ServerReport;
  readonly ports?: readonly PortReport[];
  readonly tlsVersions?: readonly TlsVersionReport[];
}

export interface ServerReport {
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  readonly username: string | null;
  /** Where the host comes from, when the user did not type it. */
  readonly from: string | null;
  /** An id of the provider that the host belongs to. */
  readonly provider: string | null;
}

export function reportCheck({ report, ports, tlsVersions }: CheckResult, target: Target): CheckReport {
  return { server: reportServer(target), ...report, ...(ports && { ports }), ...(tlsVersions && { tlsVersions }) };
}

export function reportServer({ host, port, encryption, username, hostFrom, provider }: Target): ServerReport {
  return { host, port, encryption, username: username ?? null, from: hostFrom === '' ? null : hostFrom, provider: provider ?? null };
}
