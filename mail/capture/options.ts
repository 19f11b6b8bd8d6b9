import type { Secret } from '../../core/model/secret.ts';
import type { ChaosPlan } from './chaos.ts';
import type { StoreLimits } from './store.ts';

export interface InboxOptions {
  /** Where the certificate and its key are kept. */
  readonly folder: string;
  /** Of the listener that offers STARTTLS. 0 takes a free one, which is the default; `port` tells it after the start. */
  readonly port?: number;
  /** Of a second listener that begins with TLS. 0 takes a free one; absent, there is none. */
  readonly implicitTlsPort?: number;
  readonly login?: LoginPolicy;
  /** Largest message in bytes, announced with SIZE. */
  readonly messageSize?: number;
  /** What is kept at most; the oldest messages go first. */
  readonly limits?: Partial<StoreLimits>;
  /** Keeps the messages there as `.eml`, so that they survive a restart; absent, they are kept in memory. */
  readonly messageFolder?: string;
  readonly chaos?: ChaosPlan;
  /** Connections at once on each listener. */
  readonly clients?: number;
  /** Milliseconds of silence after which a client has gone. */
  readonly idle?: number;
  readonly now?: () => Date;
}

/** Whether a client has to log in before it sends, and as whom. */
export type LoginPolicy = 'optional' | 'required' | { readonly username: string; readonly password: Secret };

/** 25 MB, as large as Gmail's limit for attachments: what is refused here would be refused there. */
export const MESSAGE_SIZE = 25 * 1024 * 1024;

/** A thousand messages of a test run, and what a desktop machine has to spare. */
export const LIMITS: StoreLimits = { messages: 1000, bytes: 100 * 1024 * 1024 };

/** A client that says nothing for a minute has gone. In milliseconds. */
export const IDLE = 60_000;

/** More connections at once than any program opens to a mail server of its own. */
export const CLIENTS = 200;
