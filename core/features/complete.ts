import type { Dialect } from '../dialects/dialect.ts';
import type { Change } from '../model/change.ts';
import type { Mailer } from '../model/mailer.ts';
import type { Span } from '../model/span.ts';
import { covers } from '../model/span.ts';
import type { Project } from '../project/project.ts';
import type { Providers } from '../providers/lookup.ts';
import { offeredPorts, submissionHosts } from '../providers/lookup.ts';
import type { PortEncryption } from '../providers/provider.ts';
import { PORTS } from '../smtp/ports.ts';

export interface Completion {
  readonly label: string;
  readonly detail: string;
  /** Replaced by the label: the value without its quotes. */
  readonly span: Span;
  /** Better ones first, where the label does not tell. */
  readonly rank: number;
}

export interface CompletionQuestion {
  readonly uri: string;
  readonly offset: number;
  readonly project: Project;
  readonly dialects: readonly Dialect[];
  readonly providers: Providers;
}

/** What could stand as a host or a port under the cursor: providers' hosts, and the ports of the host that is chosen. */
export function completeAt({ uri, offset, project, dialects, providers }: CompletionQuestion): readonly Completion[] {
  for (const mailer of project.mailersOf(uri)) {
    const setting = mailer.settings.find(({ value, uri: own }) => own === uri && value.kind === 'literal' && covers(value.inner, offset));
    const dialect = setting && dialects.find(({ id }) => id === mailer.dialect);
    if (setting?.value.kind !== 'literal' || dialect === undefined) continue;
    const span = setting.value.inner;
    if (settingsFor({ set: 'host', to: 'smtp.example.org' }, mailer, dialect).includes(setting.name)) return completeHost(span, providers);
    if (settingsFor({ set: 'port', to: 2525 }, mailer, dialect).includes(setting.name)) return completePort(span, mailer, providers);
  }
  return [];
}

/** The dialect knows which setting holds the host: it is the one that would change. */
function settingsFor(change: Change, mailer: Mailer, dialect: Dialect): readonly string[] {
  return dialect.plan(change, mailer)?.map(({ setting }) => setting) ?? [];
}

function completeHost(span: Span, providers: Providers): Completion[] {
  return providers.all.flatMap(provider =>
    submissionHosts(provider)
      .filter(host => !host.includes('<'))
      .map((host, position) => ({ label: host, detail: provider.name, span, rank: position })),
  );
}

function completePort(span: Span, { host }: Mailer, providers: Providers): Completion[] {
  const provider = host && providers.ofHost(host.value);
  if (provider === undefined) {
    const common = PORTS.filter(({ role, encryption }) => role === 'submission' && encryption !== undefined);
    return common.map(({ port, name }) => ({ label: String(port), detail: name, span, rank: port === 465 || port === 587 ? 0 : 1 }));
  }
  return offeredPorts(provider, host?.value).map(({ port, encryption }) => ({
    label: String(port),
    detail: `${provider.name}, ${ENCRYPTIONS[encryption]}`,
    span,
    rank: port === provider.recommended.port ? 0 : 1,
  }));
}

const ENCRYPTIONS: Readonly<Record<PortEncryption, string>> = {
  implicit: 'implicit TLS',
  starttls: 'STARTTLS',
  optional: 'clear text, STARTTLS where offered',
};
