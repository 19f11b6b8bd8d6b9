import { conditionOfCode } from '../../core/smtp/conditions.ts';
import type { Fault } from '../probe/session.ts';
import { isTimeout } from '../wire/connection.ts';
import { codeOf } from '../wire/system-error.ts';
import { LoginBrokenOff } from './deliver.ts';
import type { RecipientReply } from './recipient-replies.ts';
import type { SendStage } from './result.ts';

/**
 * How far nodemailer came: by its own word, else by the commands that it sent, which may run ahead of the replies. It counts a refused DATA
 * as part of the envelope, which it is where no recipient was taken.
 */
export function stageReached(error: unknown, sent: readonly { readonly text: string }[], recipients: readonly RecipientReply[]): SendStage {
  if (codeOf(error) === 'EENVELOPE' && !recipients.some(({ accepted }) => accepted)) return 'envelope';
  const verbs = sent.map(({ text }) => text.slice(0, 4).toUpperCase());
  if (verbs.includes('DATA') || verbs.includes('BDAT')) return 'data';
  if (verbs.includes('MAIL')) return 'envelope';
  return verbs.includes('AUTH') ? 'authenticate' : 'hello';
}

/** nodemailer's error in the terms of the check: a reply, a code of the system, or the end of a wait. */
export function faultOf(error: unknown, signal: AbortSignal): Fault {
  if (signal.aborted) return { condition: isTimeout(signal) ? 'no-answer' : 'cancelled' };
  if (error instanceof LoginBrokenOff) return { condition: error.condition };
  if (!(error instanceof Error)) return { condition: 'internal' };
  const { response, code, originalCode } = error as Error & {
    readonly response?: unknown;
    readonly code?: unknown;
    readonly originalCode?: unknown;
  };
  if (typeof response === 'string' && /^[2-5]\d\d/.test(response)) return { reply: response };
  if (typeof response === 'string' && response !== '') return { condition: 'not-smtp' };
  if (code === 'ETIMEDOUT') return { condition: 'no-answer' };
  const system = conditionOfCode(typeof originalCode === 'string' ? originalCode : undefined);
  if (system !== undefined) return { condition: system };
  return { condition: code === 'ECONNECTION' || code === 'ESOCKET' ? 'connection-closed' : code === 'EPROTOCOL' ? 'not-smtp' : 'internal' };
}
