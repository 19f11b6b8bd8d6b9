import { l10n } from 'vscode';
import { shownUsername } from '../../core/secrets/shown-username.ts';
import { describeCapability } from '../../core/smtp/capabilities.ts';
import type { CertificateReport } from '../../mail/probe/certificate.ts';
import type { OriginReport } from '../../mail/probe/origin.ts';
import type { ProbeReport, StageReport } from '../../mail/probe/report.ts';
import { withoutAbsent } from '../credentials/profile.ts';
import type { CheckView, DetailView, DiagnosisView } from '../panel/messages.ts';
import type { Attempt } from './attempt.ts';
import { describeStage, describeValue } from './view.ts';

/** Stages whose failure may lie in the port or the kind of encryption. */
const PORT_STAGES: readonly string[] = ['connect', 'greet', 'hello', 'upgrade'];

/** What the panel shows of a finished probe. */
export function describeReport(report: ProbeReport, attempt: Attempt, transcript: string): CheckView {
  const failed = report.stages.find(({ outcome }) => outcome === 'failed');
  return {
    ok: failed === undefined,
    summary: summarize(report, attempt, failed),
    stages: report.stages.map(describeStage),
    certificate: report.certificate === null ? [] : describeCertificate(report.certificate),
    capabilities: report.capabilities.map(describeKeyword),
    mechanisms: report.mechanisms,
    transcript,
    place: describePlace(report.origin),
    mayTryOtherPorts: failed !== undefined && PORT_STAGES.includes(failed.name),
    ...withoutAbsent({ caution: describeCaution(report), diagnosis: report.diagnosis && describeDiagnosis(report.diagnosis) }),
  };
}

function summarize(report: ProbeReport, { host, port, login }: Attempt, failed: StageReport | undefined): string {
  if (failed !== undefined) return l10n.t('The connection to {0}:{1} does not work.', host, port);
  if (report.confirmation !== undefined) return l10n.t('The server at {0}:{1} answers. The password was not sent.', host, port);
  if (login === undefined) return l10n.t('The server at {0}:{1} answers. No login was tried.', host, port);
  return l10n.t('The connection to {0}:{1} works, and {2} may log in.', host, port, shownUsername(login.username, login.password));
}

function describeCaution({ protection, stages }: ProbeReport): string | undefined {
  if (stages.some(({ outcome }) => outcome === 'failed')) return undefined;
  switch (protection) {
    case 'verified':
      return undefined;
    case 'unverified':
      return l10n.t('The certificate was not verified, so it may be somebody else who answers.');
    case 'clear':
      return l10n.t('The session was not encrypted: everybody on the way can read it.');
    default:
      return protection satisfies never;
  }
}

function describeDiagnosis({ cause, remedy, source }: DiagnosisView): DiagnosisView {
  return { cause, remedy, source };
}

function describeCertificate(certificate: CertificateReport): readonly DetailView[] {
  const { verified, subject, names, issuer, validFrom, validTo, daysLeft, fingerprint, key, protocol, cipher } = certificate;
  return [
    { name: l10n.t('Verified'), value: describeValue(verified) },
    { name: l10n.t('Subject'), value: subject },
    { name: l10n.t('Names'), value: names.join(', ') },
    { name: l10n.t('Issuer'), value: issuer },
    { name: l10n.t('Valid'), value: l10n.t('{0} to {1}, {2} days left', validFrom.slice(0, 10), validTo.slice(0, 10), daysLeft) },
    { name: l10n.t('Key'), value: key },
    { name: l10n.t('Session'), value: `${protocol}, ${cipher}` },
    { name: 'SHA-256', value: fingerprint },
  ];
}

/** `SIZE 35882577` with what it means; a keyword that nobody has words for shows its parameters. */
function describeKeyword(capability: string): DetailView {
  const [keyword = ''] = capability.split(' ');
  const meaning = describeCapability(capability);
  return { name: keyword, value: meaning === undefined ? capability.slice(keyword.length + 1) : l10n.t(meaning) };
}

/** Where the check ran from: what a container or a remote host reaches is not what this machine does. */
function describePlace({ kind, name }: OriginReport): string {
  switch (kind) {
    case 'machine':
      return l10n.t('Checked from this machine ({0}).', name);
    case 'wsl':
      return l10n.t('Checked from WSL ({0}).', name);
    case 'container':
      return l10n.t('Checked from a container ({0}).', name);
    case 'remote':
      return l10n.t('Checked from a remote host ({0}).', name);
    default:
      return kind satisfies never;
  }
}
