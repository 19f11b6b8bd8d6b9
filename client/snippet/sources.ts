import { l10n, QuickPickItemKind } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { offeredPorts, submissionHosts } from '../../core/providers/lookup.ts';
import type { Providers } from '../../core/providers/lookup.ts';
import type { Provider } from '../../core/providers/provider.ts';
import type { SnippetSettings } from '../../core/snippets/snippet.ts';
import { describeEndpoint, labelProfile } from '../credentials/describe.ts';
import { withoutAbsent } from '../credentials/profile.ts';
import type { Profile } from '../credentials/profile.ts';

/** Where a snippet's settings come from. */
export interface SnippetSource extends QuickPickItem {
  readonly settings?: SnippetSettings;
  readonly profile?: Profile;
}

export interface InboxEndpoint {
  readonly host: string;
  readonly port: number;
  readonly certificateFile: string;
}

/** Credentials first, then the local inbox, then every provider. */
export function listSources(
  profiles: readonly Profile[],
  inbox: InboxEndpoint | undefined,
  providers: Providers,
): readonly SnippetSource[] {
  return [
    ...group(l10n.t('Credentials'), profiles.map(fromProfile)),
    ...group(l10n.t('This machine'), inbox === undefined ? [] : [fromInbox(inbox)]),
    ...group(
      l10n.t('Providers'),
      providers.all.flatMap(provider => fromProvider(provider) ?? []),
    ),
  ];
}

function group(label: string, items: readonly SnippetSource[]): readonly SnippetSource[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

export function fromProfile(profile: Profile): SnippetSource {
  const { host, port, sender } = profile;
  const encryption = profile.encryption === 'opportunistic' ? 'starttls' : profile.encryption;
  const settings: SnippetSettings = { host, port, encryption, login: true, ...withoutAbsent({ from: sender }) };
  return { label: labelProfile(profile), description: describeEndpoint(profile), profile, settings };
}

function fromInbox({ host, port, certificateFile }: InboxEndpoint): SnippetSource {
  const settings: SnippetSettings = { host, port, encryption: 'starttls', login: false, from: 'app@example.org', certificateFile };
  return { label: l10n.t('Local inbox'), description: `${host}:${port}`, settings };
}

/** Nothing can be generated for a provider without a host to name (a self-hosted server), or for one that takes no passwords. */
function fromProvider(provider: Provider): SnippetSource | undefined {
  const [host] = submissionHosts(provider);
  if (host === undefined || provider.passwordRetirement?.state === 'retired') return undefined;
  const served = offeredPorts(provider, host).some(({ port }) => port === provider.recommended.port);
  const { port, encryption } = served ? provider.recommended : (offeredPorts(provider, host)[0] ?? provider.recommended);
  const clear = encryption === 'optional' && (provider.kind === 'local-dev' || provider.kind === 'testing');
  const settings: SnippetSettings = {
    host,
    port,
    encryption: encryption === 'optional' ? (clear ? 'none' : 'starttls') : encryption,
    login: provider.kind !== 'local-dev',
  };
  return { label: provider.name, description: `${host}:${port}`, settings };
}
