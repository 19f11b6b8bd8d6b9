import { l10n, workspace } from 'vscode';
import { isDomain } from '../../core/domain/ask.ts';
import { domainOf } from '../../core/domain/assess/context.ts';
import { RECORD_LABELS } from '../../core/domain/facts.ts';
import type { DomainReport } from '../../mail/domain/check-domain.ts';
import type { MailerSummary } from '../../protocol/requests.ts';
import { abortOn } from '../abort.ts';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { ReportView } from '../report/view.ts';
import { askText } from '../steps.ts';
import { showError, showProgress } from '../notify.ts';

/** Asks the DNS about the domain of a From address, and shows what stands in the way of its mail. An argument is the address or the domain. */
export function checkDomain({ extension, language }: Envelope): Run {
  const view = new ReportView('envelope.domain');
  extension.subscriptions.push(view);
  return async argument => {
    if (!workspace.isTrusted) return;
    const mailers = await language.mailers();
    const about = typeof argument === 'string' ? argument : await askDomain(mailers);
    if (about === undefined) return;
    const domain = about.includes('@') ? (domainOf(about) ?? about) : about.trim();
    const id = providerFor(domain, mailers);
    const provider = id === undefined ? undefined : (await language.providers()).byId(id);
    const { describeDomain } = await import('../report/describe-domain.ts');
    const { checkDomain } = await import('../../mail/domain/check-domain.ts');
    const { fetchPolicy } = await import('../../mail/domain/fetch-policy.ts');
    const request = { domain, fetchPolicy, ...(about.includes('@') && { from: about }), ...(provider !== undefined && { provider }) };
    const report = await showProgress(l10n.t('Checking the mail records of {0}', domain), async (progress, token) => {
      const signal = abortOn(token);
      const made = await checkDomain({ ...request, signal, onRecord: ({ kind }) => progress.report({ message: RECORD_LABELS[kind] }) });
      return signal.aborted ? undefined : made;
    });
    if (report !== undefined && isUsable(report)) view.show(describeDomain(report, provider?.name));
  };
}

function isUsable({ outcome, domain }: DomainReport): boolean {
  switch (outcome) {
    case 'answered':
      return true;
    case 'not-a-domain':
      void showError(l10n.t('{0} is not a domain, such as example.com.', domain));
      return false;
    case 'not-answered':
      void showError(l10n.t('No name server answered. Check the network and the DNS settings of this machine.'));
      return false;
    default:
      return outcome satisfies never;
  }
}

async function askDomain(mailers: readonly MailerSummary[]): Promise<string | undefined> {
  const known = mailers.map(({ from }) => from).find(from => from !== undefined && isDomain(domainOf(from) ?? ''));
  const answer = await askText({
    title: l10n.t('Check Mail Domain'),
    prompt: l10n.t('A From address or a domain. The DNS is asked about its mail records; no mail is sent.'),
    placeholder: 'ann@example.com',
    refuse: text => (text.trim() === '' ? l10n.t('Enter an address or a domain.') : undefined),
    ...(known !== undefined && { value: known }),
  });
  return typeof answer === 'object' ? answer.value.trim() : undefined;
}

/** Who sends for the domain: the provider of the mailers with such a From, or of all mailers, when it is one alone. */
function providerFor(domain: string, mailers: readonly MailerSummary[]): string | undefined {
  const own = mailers.filter(({ from }) => from !== undefined && domainOf(from) === domain.toLowerCase());
  const ids = new Set((own.length > 0 ? own : mailers).flatMap(({ provider }) => provider ?? []));
  const [id] = ids;
  return ids.size === 1 ? id : undefined;
}
