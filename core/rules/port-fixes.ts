import type { Change } from '../model/change.ts';
import type { FileKind } from '../model/document.ts';
import type { Mailer } from '../model/mailer.ts';
import { offeredPorts } from '../providers/lookup.ts';
import type { Providers } from '../providers/lookup.ts';
import type { Provider, ProviderPort } from '../providers/provider.ts';
import { providerOf } from './mailer-facts.ts';

/** The port to use with this kind of encryption: 465 or 587, or the provider's own where it serves those two otherwise. */
export function portFor(encryption: 'implicit' | 'starttls', mailer: Mailer, providers: Providers): number | undefined {
  const usual = encryption === 'implicit' ? 465 : 587;
  const provider = providerOf(mailer, providers);
  if (provider === undefined) return usual;
  const served = offeredPorts(provider, mailer.host?.value).filter(each => each.encryption === encryption);
  return (served.find(({ port }) => port === usual) ?? served[0])?.port;
}

/** The port, and the encryption that belongs to it where the mailer is known to have another. */
export function toPort({ port, encryption }: Pick<ProviderPort, 'port' | 'encryption'>, mailer: Mailer): readonly Change[] {
  const wished = encryption === 'implicit' ? 'implicit' : 'starttls';
  const change: Change = { set: 'port', to: port };
  return mailer.encryption === undefined || mailer.encryption.value === wished ? [change] : [change, { set: 'encryption', to: wished }];
}

/**
 * What is left of the wish for STARTTLS in an environment file, where one flag says whether TLS comes first and the program decides
 * whether STARTTLS is required. Nothing in source, which can say both.
 */
export function withoutRequirement(fix: readonly Change[], kind: FileKind): readonly (readonly Change[])[] {
  if (kind === 'source' || !fix.some(asksForStarttls)) return [];
  return [fix.map(change => (asksForStarttls(change) ? { set: 'encryption', to: 'opportunistic' } : change))];
}

function asksForStarttls(change: Change): boolean {
  return 'set' in change && change.set === 'encryption' && change.to === 'starttls';
}

/** The two ways to submit, the one that the mailer's encryption already fits first. */
export function submissionPorts(mailer: Mailer, providers: Providers): readonly Pick<ProviderPort, 'port' | 'encryption'>[] {
  const kinds = mailer.encryption?.value === 'implicit' ? (['implicit', 'starttls'] as const) : (['starttls', 'implicit'] as const);
  return kinds.flatMap(encryption => {
    const port = portFor(encryption, mailer, providers);
    return port === undefined ? [] : [{ port, encryption }];
  });
}

/** `587 (STARTTLS), 465 (implicit TLS)`: the recommended one first. */
export function listPorts(provider: Provider, host: string | undefined): string {
  const ports = offeredPorts(provider, host);
  const { port: first } = provider.recommended;
  const ordered = [...ports.filter(({ port }) => port === first), ...ports.filter(({ port }) => port !== first)];
  return ordered.map(({ port, encryption }) => `${port} (${NAMES[encryption]})`).join(', ');
}

/** The same for any mailer: the provider's ports where it is known, else the two of RFC 8314. */
export function listSubmissionPorts(mailer: Mailer, providers: Providers): string {
  const provider = providerOf(mailer, providers);
  return provider === undefined ? '587 (STARTTLS), 465 (implicit TLS)' : listPorts(provider, mailer.host?.value);
}

const NAMES: Readonly<Record<ProviderPort['encryption'], string>> = {
  implicit: 'implicit TLS',
  starttls: 'STARTTLS',
  optional: 'STARTTLS',
};
