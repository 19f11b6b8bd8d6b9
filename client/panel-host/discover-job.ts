import { l10n } from 'vscode';
import type { Candidate, CandidateSource } from '../../core/discover/candidates.ts';
import { compareWithFile } from '../../core/discover/compare.ts';
import { discover, type DiscoverResult, type Tried } from '../../mail/discover/discover.ts';
import type { MailerSummary } from '../../protocol/requests.ts';
import { nameEncryption } from '../credentials/describe.ts';
import { withoutAbsent } from '../credentials/profile.ts';
import { fileName } from '../language/label.ts';
import type { FileComparison, ToExtension, TriedView } from '../panel/messages.ts';
import { explainCause } from './explain-cause.ts';
import type { JobContext } from './jobs.ts';

type DiscoverOf = Extract<ToExtension, { type: 'discover' }>;

/** Finds the servers of a domain, tries each without a login, and shows what works next to what the picked mailer's file says. */
export async function discoverSettings({ question, mailer: id }: DiscoverOf, context: JobContext): Promise<string | undefined> {
  const { panel, language } = context.envelope;
  const mailer = id === undefined ? undefined : (await language.mailers()).find(each => each.id === id);
  const tried = new Map<Candidate, TriedView>();
  const show = () => panel.post({ type: 'discovered', result: { domain: question.about, tried: [...tried.values()], isComplete: false } });
  const result = await discover({
    ...question,
    providers: await language.providers(),
    signal: context.signal,
    onCandidates: candidates => {
      for (const candidate of candidates) tried.set(candidate, describeCandidate(candidate));
      show();
    },
    onTried: each => {
      tried.set(each.candidate, describeTried(each));
      show();
    },
  });
  if (context.signal.aborted) return l10n.t('Cancelled.');
  if (!result.ok) return describeProblem(result.problem, question.about);
  const { domain, best } = result;
  const file = best && mailer?.transport === 'smtp' ? compare(mailer, best.candidate) : undefined;
  panel.post({
    type: 'discovered',
    result: { domain, tried: result.tried.map(describeTried), isComplete: true, ...withoutAbsent({ file }) },
  });
  return undefined;
}

function describeCandidate({ host, port, encryption, username, sources }: Candidate): TriedView {
  return { host, port, encryption, state: 'asked', said: sources.map(nameSource).join(', '), ...withoutAbsent({ username }) };
}

function describeTried({ candidate, works, ms, cause }: Tried): TriedView {
  const words = cause === undefined ? undefined : explainCause(cause);
  return { ...describeCandidate(candidate), state: works ? 'works' : 'fails', ms, ...withoutAbsent({ cause: words }) };
}

function nameSource(source: CandidateSource): string {
  switch (source) {
    case 'srv':
      return l10n.t('SRV record');
    case 'provider':
      return l10n.t('its provider');
    case 'mx':
      return l10n.t('provider of its MX record');
    case 'autoconfig':
      return l10n.t('autoconfig');
    case 'guess':
      return l10n.t('usual name');
    default:
      return source satisfies never;
  }
}

function compare({ host, port, encryption, location }: MailerSummary, works: Candidate): FileComparison {
  const differences = new Set(compareWithFile({ host, port, encryption }, works).map(({ field }) => field));
  return {
    name: fileName(location),
    rows: [
      { label: l10n.t('Host'), file: host ?? '', works: works.host, differs: differences.has('host') },
      { label: l10n.t('Port'), file: port === undefined ? '' : String(port), works: String(works.port), differs: differences.has('port') },
      {
        label: l10n.t('Encryption'),
        file: encryption === undefined ? '' : nameEncryption(encryption),
        works: nameEncryption(works.encryption),
        differs: differences.has('encryption'),
      },
    ],
  };
}

function describeProblem(problem: Extract<DiscoverResult, { readonly ok: false }>['problem'], about: string): string {
  switch (problem) {
    case 'not-a-domain':
      return l10n.t('{0} is neither a domain nor an address, such as ann@example.com.', about);
    case 'name-server-unreachable':
      return l10n.t('No name server answered. Check the network and the DNS settings of this machine.');
    case 'cancelled':
      return l10n.t('Cancelled.');
    default:
      return problem satisfies never;
  }
}
