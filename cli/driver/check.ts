import { createPaint } from '../check/paint.ts';
import { ProgressLine } from '../check/progress.ts';
import type { InteractiveTerminal } from '../check/terminal.ts';
import type { DriverSession } from './prepare.ts';
import { describeDriver, printFailed, printReady } from './print.ts';
import { reportDriver } from './report.ts';

/** Asks the API something that only a valid key is told, or looks for the program. Nothing is sent. Returns the exit code. */
export async function checkDriver(
  session: DriverSession,
  { json }: { readonly json: boolean },
  terminal: InteractiveTerminal,
): Promise<number> {
  if (json) {
    const report = await session.check();
    terminal.stdout.write(`${JSON.stringify(reportDriver(report, session), undefined, 2)}\n`);
    return report.ok ? 0 : 1;
  }
  const paint = createPaint(terminal);
  const progress = new ProgressLine(terminal);
  terminal.stdout.write(`${paint('bold', describeDriver(session))}\n`);
  const what = session.target.driver === 'sendmail' ? 'program' : 'key';
  progress.show(what);
  const report = await session.check();
  progress.clear();
  terminal.stdout.write(report.ok ? printReady(report, paint) : printFailed(report, what, paint));
  return report.ok ? 0 : 1;
}
