import type { Mailer } from '../model/mailer.ts';
import type { Providers } from '../providers/lookup.ts';
import type { RuleContext } from './rule.ts';

export interface MailboxServer {
  readonly protocol: 'IMAP' | 'POP3';
  /** Where the provider takes mail; absent where the host is only called like one for reading. */
  readonly submissionHost?: string;
  readonly source?: string;
}

/** A host where mail is read: one that is known, or one that says so by its first label. */
export function findMailboxServer(host: string, providers: Providers): MailboxServer | undefined {
  const known = providers.mailboxHost(host);
  if (known !== undefined) {
    const source = known.sources.find(each => each.startsWith('https://'));
    return {
      protocol: known.protocol === 'imap' ? 'IMAP' : 'POP3',
      submissionHost: known.submissionHost,
      ...(source !== undefined && { source }),
    };
  }
  const match = LABEL.exec(host);
  if (match === null || providers.ofHost(host) !== undefined) return undefined;
  return { protocol: match[1]?.toLowerCase() === 'imap' ? 'IMAP' : 'POP3' };
}

const LABEL = /^(imap|pop)(?:[34]|s|3s|4s)?\.[^.]+\../i;

export function isMailboxServer(host: string, providers: Providers): boolean {
  return findMailboxServer(host, providers) !== undefined;
}

/**
 * Lines of an environment file, or of docker compose, that could just as well be the settings of a program that reads mail: no program
 * that sends takes them, and nothing in them speaks of sending, as `SMTP_…`, a sender or Django's `EMAIL_HOST_USER` do.
 */
export function mayBeForReading({ transport, settings, uri, draft }: Mailer, kind: RuleContext['kind']): boolean {
  return (
    (kind(uri) !== 'source' || draft.forProgram === true) &&
    transport.origin === 'default' &&
    settings.every(({ name }) => !SENDING.test(name))
  );
}

const SENDING = /smtp|from|sender|host_user|host_password/i;
