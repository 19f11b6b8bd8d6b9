import type { Change } from '../model/change.ts';
import type { Encryption, Mailer } from '../model/mailer.ts';
import { normalizeHost } from '../providers/lookup.ts';
import { shownHost } from '../secrets/shown-host.ts';
import type { Candidate } from './candidates.ts';

/** One field of a file beside what works; `file` is absent where the file does not say it. */
export interface Difference {
  readonly field: 'host' | 'port' | 'encryption';
  readonly file?: string | number;
  readonly works: string | number;
}

/** What a file says of a server, as far as it says it. */
export interface WrittenServer {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly encryption?: Encryption | undefined;
}

/** A mailer's own words, without their places and without a login in the host's. */
export function writtenIn({ host, port, encryption }: Mailer): WrittenServer {
  return { host: host && shownHost(host.value), port: port?.value, encryption: encryption?.value };
}

/** What a file says next to what works, field by field, where they differ. */
export function compareWithFile({ host, port, encryption }: WrittenServer, works: Candidate): readonly Difference[] {
  const differences: Difference[] = [];
  if (host === undefined || normalizeHost(host) !== normalizeHost(works.host)) {
    differences.push({ field: 'host', works: works.host, ...(host !== undefined && { file: host }) });
  }
  if (port !== works.port) differences.push({ field: 'port', works: works.port, ...(port !== undefined && { file: port }) });
  if (encryption !== works.encryption) {
    differences.push({ field: 'encryption', works: works.encryption, ...(encryption !== undefined && { file: encryption }) });
  }
  return differences;
}

/** The wishes that make the file say what works. */
export function changesFor(differences: readonly Difference[], { host, port, encryption }: Candidate): readonly Change[] {
  return differences.map(({ field }): Change => {
    switch (field) {
      case 'host':
        return { set: 'host', to: host };
      case 'port':
        return { set: 'port', to: port };
      case 'encryption':
        return { set: 'encryption', to: encryption };
    }
  });
}
