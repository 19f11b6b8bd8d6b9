import { APIS } from '../../core/drivers/api.ts';
import type { DriverFailed, DriverReady } from '../../mail/send/drivers/report.ts';
import { printable } from '../../mail/wire/printable.ts';
import type { Paint } from '../check/paint.ts';
import { printDiagnosis } from '../check/print-stage.ts';
import type { DriverSession } from './prepare.ts';

/** `Mailgun for mg.example.org, region eu, from settings.py:4`. */
export function describeDriver({ target, region, domain, keyId }: DriverSession): string {
  const { driver, hostFrom } = target;
  const name = driver === 'sendmail' ? 'The sendmail program of this machine' : APIS[driver].name;
  const parts = [
    domain === undefined ? name : `${name} for ${domain}`,
    ...(region === '' ? [] : [`region ${region}`]),
    ...(keyId === undefined ? [] : [`as ${keyId}`]),
    ...(hostFrom === '' ? [] : [`from ${hostFrom}`]),
  ];
  return printable(parts.join(', '));
}

/** `  ok       key               81.0 ms  api.mailgun.net, domain mg.example.org, state active`. */
export function printReady({ driver, through, ms, facts }: DriverReady, paint: Paint): string {
  const told = driver === 'sendmail' ? ['was not run'] : Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  return line({ outcome: 'ok', what: driver === 'sendmail' ? 'program' : 'key', ms, words: [through, ...told] }, paint);
}

export function printFailed(report: DriverFailed, what: string, paint: Paint): string {
  const { through, ms, status, reply, field, retryAfter, diagnosis } = report;
  const said = [status === undefined ? '' : String(status), reply ?? ''].filter(part => part !== '').join(' ');
  const wait = retryAfter === undefined ? '' : `the next try is taken in ${String(retryAfter)} s`;
  const words = [field === undefined ? through : `(${field})`, said, wait].filter(part => part !== '');
  const explained = diagnosis === undefined ? '' : printDiagnosis(diagnosis, paint);
  return line({ outcome: 'failed', what, ms, words }, paint) + explained;
}

interface Line {
  readonly outcome: 'ok' | 'failed';
  readonly what: string;
  readonly ms: number;
  readonly words: readonly string[];
}

function line({ outcome, what, ms, words }: Line, paint: Paint): string {
  const time = `${ms.toFixed(1)} ms`.padStart(10);
  const verdict = paint(outcome === 'ok' ? 'green' : 'red', outcome.padEnd(7));
  return `  ${verdict}  ${paint('bold', what.padEnd(12))} ${time}  ${printable(words.join(', '))}`.trimEnd() + '\n';
}
