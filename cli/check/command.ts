import { portsToAsk } from '../../core/discover/port-candidates.ts';
import { describeOrigin } from '../../mail/probe/origin.ts';
import { surveyPorts, type PortReport } from '../../mail/probe/ports.ts';
import { probe } from '../../mail/probe/probe.ts';
import type { ProbeReport, StageReport } from '../../mail/probe/report.ts';
import type { SessionRequest } from '../../mail/probe/request.ts';
import { askTlsVersions, type TlsVersionReport } from '../../mail/probe/tls-versions.ts';
import { TrustStore } from '../../mail/probe/trust.ts';
import { printable } from '../../mail/wire/printable.ts';
import type { DriverSession } from '../driver/prepare.ts';
import { CHECK_USAGE, parseCheckOptions, type CheckOptions } from './options.ts';
import { createPaint, type Paint } from './paint.ts';
import { prepareSession, type PreparedSession, type SessionTools } from './prepare-session.ts';
import {
  describeTarget,
  printCapabilities,
  printCertificate,
  printDiagnosis,
  printPorts,
  printStage,
  printTlsVersions,
} from './print-stage.ts';
import { ProgressLine } from './progress.ts';
import { reportCheck } from './report.ts';
import { loadProviders, type Target } from './target.ts';
import { withInterrupt, type InteractiveTerminal } from './terminal.ts';

/** `envelope check`. Returns the exit code: 0 all stages passed, 1 a stage failed, 2 could not run. */
export async function runCheck(args: readonly string[], terminal: InteractiveTerminal, tools: SessionTools = {}): Promise<number> {
  const parsed = parseCheckOptions(args);
  if ('help' in parsed) {
    terminal.stdout.write(CHECK_USAGE);
    return 0;
  }
  if ('problem' in parsed) return refuse(terminal, parsed.problem);
  const { options } = parsed;
  return withInterrupt(terminal, async signal => {
    const preparation = await prepareSession(options, { terminal, tools, signal });
    if ('problem' in preparation) return refuse(terminal, preparation.problem);
    if ('driverSession' in preparation) return checkThroughDriver(options, preparation.driverSession, terminal);
    return options.json ? checkForPrograms(options, preparation.session, terminal) : checkForPeople(options, preparation.session, terminal);
  });
}

async function checkThroughDriver(options: CheckOptions, session: DriverSession, terminal: InteractiveTerminal): Promise<number> {
  if (options.ports || options.tlsVersions || options.envelope !== undefined) {
    return refuse(terminal, `--ports, --tls-versions and --envelope are for SMTP; this is ${session.target.driver}.`);
  }
  const { checkDriver } = await import('../driver/check.ts');
  return checkDriver(session, options, terminal);
}

function refuse(terminal: InteractiveTerminal, problem: string): number {
  terminal.stderr.write(`envelope check: ${problem}\n`);
  return 2;
}

/** What a check finds out, beside its stages. */
export interface CheckResult {
  readonly report: ProbeReport;
  readonly ports?: readonly PortReport[];
  readonly tlsVersions?: readonly TlsVersionReport[];
}

type Watch = Pick<SessionRequest, 'onStart' | 'onStage'>;

/** The stages first, so that a login is judged on a server that nobody else is asking; then ports and versions side by side. */
async function check(options: CheckOptions, { request, target }: PreparedSession, watch: Watch): Promise<CheckResult> {
  const shared = { ...request, trustStore: new TrustStore() };
  const report = await probe({ ...shared, ...watch, everyFamily: true, ...(options.envelope && { envelope: options.envelope }) });
  const { login: _login, ...anonymous } = shared;
  const [ports, tlsVersions] = await Promise.all([
    options.ports ? portsOf(target).then(ports => surveyPorts({ ...anonymous, ports })) : undefined,
    options.tlsVersions ? askTlsVersions(anonymous) : undefined,
  ]);
  return { report, ...(ports && { ports }), ...(tlsVersions && { tlsVersions }) };
}

/** The four of submission, the one in question, and those that the provider publishes. */
async function portsOf({ host, port, found }: Target): Promise<readonly number[]> {
  const provider = (found?.service.providers ?? (await loadProviders(host)))?.ofHost(host);
  return portsToAsk(port, provider);
}

async function checkForPrograms(options: CheckOptions, session: PreparedSession, terminal: InteractiveTerminal): Promise<number> {
  const result = await check(options, session, {});
  terminal.stdout.write(`${JSON.stringify(reportCheck(result, session.target), undefined, 2)}\n`);
  return exitCode(result.report.stages);
}

async function checkForPeople(options: CheckOptions, session: PreparedSession, terminal: InteractiveTerminal): Promise<number> {
  const paint = createPaint(terminal);
  const progress = new ProgressLine(terminal);
  terminal.stdout.write(`${paint('bold', describeTarget(session.target))}\n`);
  try {
    const result = await check(options, session, {
      onStart: name => progress.show(name),
      onStage: stage => {
        progress.clear();
        terminal.stdout.write(printStage(stage, paint));
        if (stage.name === 'envelope' && (options.ports || options.tlsVersions)) progress.show('ports and versions');
      },
    });
    progress.clear();
    terminal.stdout.write(printResult(result, paint));
    return exitCode(result.report.stages);
  } finally {
    progress.clear();
  }
}

function printResult({ report, ports, tlsVersions }: CheckResult, paint: Paint): string {
  const { certificate, capabilities, diagnosis, origin } = report;
  return [
    certificate === null ? '' : printCertificate(certificate, paint),
    printCapabilities(capabilities, paint),
    tlsVersions === undefined ? '' : printTlsVersions(tlsVersions, paint),
    ports === undefined ? '' : printPorts(ports, paint),
    diagnosis === undefined ? '' : printDiagnosis(diagnosis, paint),
    `\nChecked from ${printable(describeOrigin(origin))}.\n`,
  ].join('');
}

function exitCode(stages: readonly StageReport[]): number {
  return stages.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}
