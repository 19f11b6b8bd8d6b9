import { spawn } from 'node:child_process';
import { explainDriver, type DriverCondition } from '../../../core/drivers/conditions.ts';
import { explainExit } from '../../../core/drivers/exit-codes.ts';
import type { Condition } from '../../../core/smtp/conditions.ts';
import { explain } from '../../../core/smtp/explain.ts';
import { startDeadline } from '../../probe/deadline.ts';
import { DEFAULT_TIMEOUT } from '../../probe/request.ts';
import { isTimeout } from '../../wire/connection.ts';
import { printable } from '../../wire/printable.ts';
import { composeRaw, type RawMessage } from '../compose.ts';
import { refuseMessage, writeTestMessage, type TestMessage } from '../message.ts';
import { findSendmail, type ProgramSearch } from './find-program.ts';
import type { DriverFailed, DriverReady, DriverSent } from './report.ts';

export interface SendmailRequest {
  readonly search: ProgramSearch;
  /** Milliseconds until the program has ended; ten seconds when absent. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
}

export interface SendmailSendRequest extends SendmailRequest {
  readonly message: TestMessage;
}

/** Says which program would take a message. It is not run: no option of it is harmless in every implementation. */
export async function checkSendmail({ search }: SendmailRequest): Promise<DriverReady | DriverFailed> {
  const begin = performance.now();
  const path = await findSendmail(search);
  const report = { driver: 'sendmail', through: path ?? 'sendmail', ms: since(begin), log: [] } as const;
  if (path === undefined) return { ...report, ok: false, cause: 'sendmail-missing', diagnosis: explainDriver('sendmail-missing') };
  return { ...report, ok: true, facts: { program: path } };
}

/** Hands one message to the sendmail program of this machine. It never throws, and never tries twice. */
export async function sendThroughSendmail(request: SendmailSendRequest): Promise<DriverSent | DriverFailed> {
  const { search, message, timeout = DEFAULT_TIMEOUT, signal, now = () => new Date() } = request;
  const begin = performance.now();
  const log: string[] = [];
  let through = 'sendmail';
  const report = () => ({ driver: 'sendmail', through, ms: since(begin), log }) as const;
  const failed = (cause: DriverCondition): DriverFailed => ({ ...report(), ok: false, cause, diagnosis: explainDriver(cause) });
  const failedAs = (cause: Condition): DriverFailed => {
    const diagnosis = explain({ condition: cause });
    return { ...report(), ok: false, cause, ...(diagnosis && { diagnosis }) };
  };

  const refusal = refuseMessage(message);
  if (refusal !== undefined) return { ...failedAs(refusal.condition), field: refusal.field };
  const unsafe = [message.from, ...message.recipients].find(address => address.startsWith('-'));
  if (unsafe !== undefined) return { ...failed('address-unsafe-for-sendmail'), field: unsafe === message.from ? 'from' : 'recipients' };
  const path = await findSendmail(search);
  if (path === undefined) return failed('sendmail-missing');
  through = path;

  const sentAt = now();
  const raw = await compose(message, sentAt);
  if (raw === undefined) return failedAs('internal');
  const args = ['-i', '-f', message.from, '--', ...message.recipients];
  log.push(`> ${printable([path, ...args].join(' '))}`);
  const deadline = startDeadline(timeout, signal);
  const ended = await run({ path, args, input: raw.bytes, signal: deadline.signal });
  deadline.release();
  const words = printable(ended.words.trim());
  log.push(`< ${ended.code === undefined ? 'no exit code' : `exit code ${String(ended.code)}`}${words === '' ? '' : ` ${words}`}`);
  if (deadline.signal.aborted) return isTimeout(deadline.signal) ? failed('sendmail-silent') : failedAs('cancelled');
  if (ended.code === undefined) return failed('sendmail-broken');
  if (ended.code !== 0) {
    const diagnosis = explainExit(ended.code);
    return { ...report(), ok: false, cause: diagnosis.id, diagnosis, ...(words !== '' && { reply: words }) };
  }
  return {
    ...report(),
    ok: true,
    id: raw.messageId,
    response: words === '' ? 'exit code 0' : words,
    acceptedAt: now().toISOString(),
    accepted: message.recipients,
    bytes: raw.bytes.length,
  };
}

function since(begin: number): number {
  return Math.round(performance.now() - begin);
}

async function compose(message: TestMessage, sentAt: Date): Promise<RawMessage | undefined> {
  try {
    return await composeRaw({ message, content: writeTestMessage(message, { sentAt }), sentAt }, 'unix');
  } catch {
    return undefined;
  }
}

interface Run {
  readonly path: string;
  readonly args: readonly string[];
  readonly input: Buffer;
  readonly signal: AbortSignal;
}

/** Words beyond this are read and thrown away. In bytes. */
const WORDS_AT_MOST = 8192;

/** Milliseconds for words that are still in the pipe when the program has ended. */
const LAST_WORDS = 500;

/** `code` is absent where the program could not be started or was ended by a signal. */
async function run({ path, args, input, signal }: Run): Promise<{ readonly code?: number; readonly words: string }> {
  return new Promise(resolve => {
    let words = '';
    const child = spawn(path, args, { shell: false, cwd: '/', env: cleanEnvironment(), signal, killSignal: 'SIGKILL', windowsHide: true });
    const listen = (chunk: Buffer): void => {
      if (words.length < WORDS_AT_MOST) words = (words + chunk.toString('utf8')).slice(0, WORDS_AT_MOST);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    // A program that ends before it has read everything closes the pipe; its exit code says why.
    child.stdin.on('error', () => undefined);
    child.on('error', () => resolve({ words }));
    child.on('close', code => finish(code));
    // A daemon that it left behind may hold the pipes open, so they are not waited for long once it has ended.
    child.on('exit', code => {
      grace = setTimeout(() => finish(code), LAST_WORDS);
    });
    let grace: NodeJS.Timeout | undefined;
    function finish(code: number | null): void {
      clearTimeout(grace);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ words, ...(code !== null && { code }) });
    }
    child.stdin.end(input);
  });
}

/** What a mail program needs to know who sends and where its own settings are; nothing that the editor or a workspace set beside it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { HOME, USER, LOGNAME, TZ } = process.env;
  return { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', ...definedOnly({ HOME, USER, LOGNAME, TZ }) };
}

function definedOnly(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
