import type { Socket } from 'node:net';
import { createTransport, type SMTPConnectionOptions } from 'nodemailer';
import type { MessageContent } from '../../core/templates/content.ts';
import type { Login, Mechanism } from '../probe/request.ts';
import { converse } from '../probe/sasl/converse.ts';
import { MECHANISMS, startExchange } from '../probe/sasl/mechanisms.ts';
import type { Transcript } from '../wire/transcript.ts';
import { mailOptions } from './compose.ts';
import type { TestMessage } from './message.ts';

export interface Delivery {
  /** Open, greeted and as safe as the gate wants it; nodemailer closes it. */
  readonly socket: Socket;
  readonly isEncrypted: boolean;
  readonly clientName: string;
  readonly login?: { readonly login: Login; readonly mechanism: Mechanism };
  readonly message: TestMessage;
  readonly content: MessageContent;
  readonly sentAt: Date;
  readonly transcript: Transcript;
  /** Milliseconds of silence. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

export interface Delivered {
  readonly messageId: string;
  readonly serverMessageId?: string;
  readonly response: string;
  readonly accepted: readonly string[];
  readonly rejected: readonly { readonly address: string; readonly reply: string }[];
  readonly bytes: number;
}

/** Hands one message over on a session that is already open. Rejects with nodemailer's error. */
export async function deliver(delivery: Delivery): Promise<Delivered> {
  const { socket, isEncrypted, clientName, login, message, content, sentAt, timeout, signal } = delivery;
  // nodemailer begins every session with a greeting; this one has been read, and is given back to be read again.
  socket.unshift(Buffer.from('220 greeted\r\n'));
  const transport = createTransport(
    {
      connection: socket,
      // The session stays as it was approved: TLS is there already, or the user has let the message go without it.
      secure: isEncrypted,
      secured: isEncrypted,
      ignoreTLS: true,
      name: clientName,
      greetingTimeout: timeout,
      socketTimeout: timeout,
      // It closes without QUIT, which costs nothing after the last reply; a server that does not close in turn is cut off.
      socketCloseTimeout: 1000,
      maxResponseSize: 65_536,
      transactionLog: true,
      logger: createLogger(delivery.transcript),
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(login && {
        forceAuth: true,
        auth: { user: login.login.username, method: login.mechanism },
        customAuth: customAuth(login.login, login.mechanism),
      }),
    },
    {},
  );
  const info = await transport.sendMail({ ...mailOptions({ message, content, sentAt }), signal });
  return {
    messageId: info.messageId,
    ...(info.serverMessageId !== undefined && { serverMessageId: info.serverMessageId }),
    response: info.response,
    accepted: info.accepted,
    rejected: (info.rejectedErrors ?? []).map(error => ({ address: String(error.recipient ?? ''), reply: String(error.response ?? '') })),
    bytes: info.messageSize,
  };
}

type CustomAuth = NonNullable<SMTPConnectionOptions['customAuth']>[string];

/** Whatever mechanism nodemailer settles on (it passes over XOAUTH2 without a token source of its own), the chosen one is carried out. */
function customAuth(login: Login, mechanism: Mechanism): Readonly<Record<string, CustomAuth>> {
  const handler = loginHandler(login, mechanism);
  return Object.fromEntries(MECHANISMS.map(name => [name, handler]));
}

/** The same mechanisms as the check's, so that nodemailer never holds the password and its log cannot show it. */
function loginHandler(login: Login, mechanism: Mechanism): CustomAuth {
  return async context => {
    const verdict = await converse(await startExchange(mechanism, login), async command => {
      const { response } = await context.sendCommand(command.line.reveal());
      return { code: Number(response.slice(0, 3)), text: response.slice(4).split('\n', 1)[0]?.trim() ?? '' };
    });
    if (verdict.outcome === 'not-proven') throw new LoginBrokenOff('server-not-proven');
    if (verdict.outcome === 'senseless') throw new LoginBrokenOff('bad-challenge');
    if (verdict.outcome !== 'accepted') throw new Error('The server refused the login.');
  };
}

/** The login ended on this side, although the server would have gone on. */
export class LoginBrokenOff extends Error {
  readonly condition: 'server-not-proven' | 'bad-challenge';

  constructor(condition: 'server-not-proven' | 'bad-challenge') {
    super(condition);
    this.condition = condition;
  }
}

type Log = (entry: { readonly tnx?: string }, message: string) => void;

/** nodemailer's log of commands and replies as lines of the transcript; the greeting that it was given back is left out. */
function createLogger(transcript: Transcript): Record<'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', Log> {
  const silent: Log = () => undefined;
  let isGreeted = false;
  const debug: Log = ({ tnx }, message) => {
    if (tnx === 'client') transcript.sentText(message.replaceAll('/* secret */', '••••'));
    else if (tnx === 'server' && isGreeted) transcript.receivedText(message);
    else if (tnx === 'server') isGreeted = true;
  };
  return { trace: silent, debug, info: silent, warn: silent, error: silent, fatal: silent };
}
