import type { Explanation } from '../../core/smtp/failure.ts';
import { command } from '../wire/command.ts';
import { isTimeout } from '../wire/connection.ts';
import { startDeadline } from './deadline.ts';
import type { Detail, StageReport } from './report.ts';
import { DEFAULT_TIMEOUT } from './request.ts';
import { failedBy, skipped, surroundings, type Session, type Stage, type StageResult } from './session.ts';

export interface Run {
  readonly stages: readonly StageReport[];
  readonly diagnosis?: Explanation;
  /** The first stage that failed. */
  readonly failed?: StageReport & { readonly fault?: StageResult['fault'] };
}

/** Runs stages one after the other, each inside its own deadline, and reports each as it ends. A failure skips what comes after it. */
export async function runStages(session: Session, stages: readonly Stage[]): Promise<Run> {
  const reports: StageReport[] = [];
  let stopped = false;
  let first: { readonly stage: Stage; readonly report: StageReport; readonly result: StageResult } | undefined;
  let hint: Explanation | undefined;

  for (const stage of stages) {
    session.request.onStart?.(stage.name);
    const begin = performance.now();
    const result = stopped || (first !== undefined && stage.name === 'envelope') ? skipped() : await runOne(stage, session);
    const settled = softened(stage, result, first !== undefined);
    const report: StageReport = {
      name: stage.name,
      outcome: settled.outcome,
      ms: Math.round((performance.now() - begin) * 10) / 10,
      detail: censored(settled.detail, session),
    };
    reports.push(report);
    session.request.onStage?.(report);
    if (settled.outcome !== 'failed') await stage.prepareNext?.(session);
    if (settled.outcome === 'failed') first ??= { stage, report, result: settled };
    if (settled.outcome === 'warning') hint ??= await diagnose(session, stage, settled);
    stopped ||= settled.stops === true;
    // Who answers out of turn would not understand a farewell.
    if (settled.detail['cause'] === 'unexpected-reply') session.connection?.close();
  }
  const diagnosis = first === undefined ? hint : await diagnose(session, first.stage, first.result);
  return {
    stages: reports,
    ...(diagnosis !== undefined && { diagnosis }),
    ...(first !== undefined && { failed: { ...first.report, fault: first.result.fault } }),
  };
}

/** A login that was held back because of an earlier stage has not failed itself. */
function softened(stage: Stage, result: StageResult, failedBefore: boolean): StageResult {
  const withheld = stage.name === 'authenticate' && result.detail['confirmation'] === true;
  return withheld && failedBefore ? { ...result, outcome: 'skipped' } : result;
}

async function runOne(stage: Stage, session: Session): Promise<StageResult> {
  const { timeout = DEFAULT_TIMEOUT, signal } = session.request;
  const deadline = startDeadline(timeout, signal);
  try {
    if (deadline.signal.aborted) return failedBy('cancelled');
    return await stage.run(session, deadline.signal);
  } catch (error) {
    if (deadline.signal.aborted) return failedBy(isTimeout(deadline.signal) ? lateCondition(stage) : 'cancelled');
    // The one guard of a session: an exception is a bug, and its message might quote anything, so the report has its name alone.
    return failedBy('internal', { error: error instanceof Error ? error.name : typeof error });
  } finally {
    deadline.release();
  }
}

function lateCondition({ name }: Stage): 'name-server-unreachable' | 'no-answer' {
  return name === 'resolve' ? 'name-server-unreachable' : 'no-answer';
}

/** What is known of replies is loaded when there is one to explain: most checks pass. */
async function diagnose(session: Session, stage: Stage, { fault }: StageResult): Promise<Explanation | undefined> {
  if (fault === undefined) return undefined;
  const { explain } = await import('../../core/smtp/explain.ts');
  return explain({ ...surroundings(session, stage.name), ...fault });
}

/** Everything in a detail may be a server's word but the cause, which is ours. */
function censored(detail: Detail, { censor }: Session): Detail {
  const entries = Object.entries(detail).map(
    ([key, value]) => [key, typeof value === 'string' && key !== 'cause' ? censor(value) : value] as const,
  );
  return Object.fromEntries(entries);
}

/** A second is enough for a farewell, and nobody waits for it longer. In milliseconds. */
const FAREWELL = 1000;

/** QUIT, and the socket is gone when this returns. */
export async function endSession({ connection, request }: Session): Promise<void> {
  if (connection === undefined) return;
  if (connection.broken === undefined) {
    const deadline = startDeadline(Math.min(FAREWELL, request.timeout ?? DEFAULT_TIMEOUT), request.signal);
    await connection.exchange([command('QUIT')], deadline.signal);
    deadline.release();
  }
  connection.close();
}
