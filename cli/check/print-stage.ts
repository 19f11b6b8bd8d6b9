import type { CertificateReport } from '../../mail/probe/certificate.ts';
import { describeCapability } from '../../core/smtp/capabilities.ts';
import type { Explanation } from '../../core/smtp/failure.ts';
import type { Detail, Outcome, StageReport } from '../../mail/probe/report.ts';
import type { PortReport } from '../../mail/probe/ports.ts';
import type { TlsVersionReport } from '../../mail/probe/tls-versions.ts';
import { printable } from '../../mail/wire/printable.ts';
import type { Paint } from './paint.ts';
import type { Target } from './target.ts';

const ENCRYPTION_WORDS = {
  implicit: 'implicit TLS',
  starttls: 'STARTTLS',
  opportunistic: 'opportunistic TLS',
  none: 'no encryption',
} as const;

/** `smtp.example.org:587 with STARTTLS, as ann@example.org, from settings.py:4`. */
export function describeTarget({ host, port, encryption, username, hostFrom }: Target): string {
  const who = username === undefined ? '' : `, as ${username}`;
  const whence = hostFrom === '' ? '' : `, from ${hostFrom}`;
  return printable(`${host}:${String(port)} with ${ENCRYPTION_WORDS[encryption]}${who}${whence}`);
}

const COLORS: Readonly<Record<Outcome, Parameters<Paint>[0]>> = { ok: 'green', warning: 'yellow', failed: 'red', skipped: 'faint' };

/** `  ok       connect         12.3 ms  192.0.2.1:587`. */
export function printStage({ name, outcome, ms, detail }: StageReport, paint: Paint): string {
  const time = outcome === 'skipped' ? '' : `${ms.toFixed(1)} ms`;
  const words = paint(outcome === 'skipped' ? 'faint' : 'bold', name.padEnd(12));
  return `  ${paint(COLORS[outcome], outcome.padEnd(7))}  ${words} ${time.padStart(10)}  ${describeDetail(detail)}`.trimEnd() + '\n';
}

/** Said by the stage's own line already, or of use to programs alone. */
const UNSAID = new Set(['confirmation', 'ascii', 'code', 'port', 'extended', 'offered']);

/** What a person wants to see of a stage: the values, and a name only where the value does not speak for itself. */
function describeDetail(detail: Detail): string {
  const parts = Object.entries(detail).flatMap(([name, value]) => {
    if (UNSAID.has(name) || value === '') return [];
    const text = printable(String(value).split('\n', 1).join(''));
    if (name === 'verified') return [value === true ? 'certificate verified' : 'certificate not verified'];
    if (name === 'daysLeft') return [`${text} days left`];
    if (name === 'reach') return value === 'public' ? [] : [text];
    return NAMELESS.has(name) ? [text] : [`${name} ${text}`];
  });
  return parts.join(', ');
}

const NAMELESS = new Set(['addresses', 'address', 'greeting', 'protocol', 'cipher', 'mechanism', 'username', 'cause', 'reply', 'error']);

export function printDiagnosis({ cause, remedy, source }: Explanation, paint: Paint): string {
  return `\n${paint('bold', 'Cause')}   ${printable(cause)}\n${paint('bold', 'Remedy')}  ${printable(remedy)}\n${paint('faint', `Source  ${source}`)}\n`;
}

export function printCertificate(certificate: CertificateReport, paint: Paint): string {
  const { names, nameMatches, validTo, daysLeft, key, signature, chain, selfSigned } = certificate;
  const shown = names.slice(0, 5).join(', ') + (names.length > 5 ? `, and ${String(names.length - 5)} more` : '');
  const lines = [
    `names     ${shown === '' ? 'none' : shown}${nameMatches ? '' : ' (the host is not among them)'}`,
    `issued by ${selfSigned ? 'itself' : certificate.issuer}`,
    `valid to  ${validTo.slice(0, 10)} (${String(daysLeft)} days left)`,
    `key       ${key}${signature === undefined ? '' : `, signed with ${signature}`}`,
    `chain     ${chain.join(' ← ')}`,
  ];
  return `\n${paint('bold', 'Certificate')}\n${lines.map(line => `  ${line}\n`).join('')}`;
}

export function printCapabilities(capabilities: readonly string[], paint: Paint): string {
  if (capabilities.length === 0) return '';
  const lines = capabilities.map(capability => {
    const [keyword = ''] = capability.split(' ');
    return (
      `  ${keyword.padEnd(20)} ${describeCapability(capability) ?? paint('faint', capability.slice(keyword.length + 1))}`.trimEnd() + '\n'
    );
  });
  return `\n${paint('bold', 'The server')}\n${lines.join('')}`;
}

export function printTlsVersions(versions: readonly TlsVersionReport[], paint: Paint): string {
  const lines = versions.map(({ version, accepted, cipher, cause }) => {
    const isRetired = version === 'TLSv1' || version === 'TLSv1.1';
    const verdict = accepted === 'yes' ? paint(isRetired ? 'yellow' : 'green', 'accepted') : accepted === 'no' ? 'refused' : 'unknown';
    return `  ${version.padEnd(8)} ${verdict}${cipher === undefined ? '' : `, ${cipher}`}${cause === undefined ? '' : ` (${cause})`}\n`;
  });
  return `\n${paint('bold', 'TLS versions')}\n${lines.join('')}`;
}

const ANSWERS = { implicit: 'implicit TLS', starttls: 'STARTTLS', none: 'clear text, no STARTTLS' } as const;

export function printPorts(ports: readonly PortReport[], paint: Paint): string {
  return `\n${paint('bold', 'Ports')}\n${ports.map(port => printPort(port, paint)).join('')}`;
}

function printPort({ port, state, encryption, verified, ms, cause }: PortReport, paint: Paint): string {
  const color = state === 'open' ? (encryption === 'none' || verified === false ? 'yellow' : 'green') : 'faint';
  const words = [
    encryption && ANSWERS[encryption],
    verified === false && 'certificate not verified',
    state !== 'open' && state !== 'closed' && state !== 'filtered' && cause,
  ].filter(word => word !== undefined && word !== false);
  return (
    `  ${String(port).padEnd(6)} ${paint(color, state.padEnd(8))} ${`${String(ms)} ms`.padStart(9)}  ${words.join(', ')}`.trimEnd() + '\n'
  );
}
