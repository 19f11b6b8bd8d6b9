import type { Evidence } from './provider.ts';

/** A host where mail is read, and the one where it is submitted instead. */
export interface MailboxHost extends Evidence {
  readonly host: string;
  readonly protocol: 'imap' | 'pop3';
  readonly submissionHost: string;
  /** The provider's id, where it has a file of its own. */
  readonly provider?: string;
  /** Another account of the same service submits here. */
  readonly orHost?: string;
}

export const mailboxHosts: readonly MailboxHost[] = [];
