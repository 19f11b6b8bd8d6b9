import type { Encryption } from '../model/mailer.ts';

export interface PortFact {
  readonly port: number;
  readonly name: string;
  /** What a submission client does there; absent where no submission happens. */
  readonly encryption?: Encryption;
  readonly role: 'submission' | 'relay' | 'mailbox' | 'capture';
  readonly meaning: string;
  readonly source: string;
}

const MAILBOX = 'reads mail and accepts none. Submission needs port 465 or 587 of the submission host.';
const CUSTOM = 'No standard assigns it; providers publish it for networks that block the others.';

/** Ports that mail settings name, in ascending order. */
export const PORTS: readonly PortFact[] = [
  {
    port: 25,
    name: 'SMTP relay',
    encryption: 'opportunistic',
    role: 'relay',
    meaning: 'Servers hand mail to each other here. Most networks block it for clients; submission belongs on 465 or 587.',
    source: 'https://www.rfc-editor.org/rfc/rfc6409#section-3.1',
  },
  { port: 110, name: 'POP3', role: 'mailbox', meaning: `POP3 ${MAILBOX}`, source: 'https://www.rfc-editor.org/rfc/rfc1939#section-3' },
  { port: 143, name: 'IMAP', role: 'mailbox', meaning: `IMAP ${MAILBOX}`, source: 'https://www.rfc-editor.org/rfc/rfc9051#section-2.1' },
  {
    port: 465,
    name: 'submissions',
    encryption: 'implicit',
    role: 'submission',
    meaning: 'Submission with implicit TLS: the handshake comes before the greeting. RFC 8314 prefers it to STARTTLS.',
    source: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3',
  },
  {
    port: 587,
    name: 'submission',
    encryption: 'starttls',
    role: 'submission',
    meaning: 'Submission that begins in clear text and turns to TLS with STARTTLS before the login.',
    source: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3',
  },
  {
    port: 993,
    name: 'IMAP over TLS',
    role: 'mailbox',
    meaning: `IMAP over TLS ${MAILBOX}`,
    source: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.2',
  },
  {
    port: 995,
    name: 'POP3 over TLS',
    role: 'mailbox',
    meaning: `POP3 over TLS ${MAILBOX}`,
    source: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.1',
  },
  {
    port: 1025,
    name: 'mail catcher',
    encryption: 'none',
    role: 'capture',
    meaning: 'Local mail catchers listen here by custom. Nothing that is sent to them leaves the machine.',
    source: 'https://mailpit.axllent.org/docs/configuration/',
  },
  {
    port: 2465,
    name: 'submissions, alternative',
    encryption: 'implicit',
    role: 'submission',
    meaning: `Implicit TLS, like 465. ${CUSTOM}`,
    source: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html',
  },
  {
    port: 2525,
    name: 'submission, alternative',
    encryption: 'starttls',
    role: 'submission',
    meaning: `STARTTLS, like 587. ${CUSTOM}`,
    source: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api',
  },
  {
    port: 2587,
    name: 'submission, alternative',
    encryption: 'starttls',
    role: 'submission',
    meaning: `STARTTLS, like 587. ${CUSTOM}`,
    source: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html',
  },
  {
    port: 8465,
    name: 'submissions, alternative',
    encryption: 'implicit',
    role: 'submission',
    meaning: `Implicit TLS, like 465. ${CUSTOM}`,
    source: 'https://support.smtp2go.com/hc/en-gb/articles/13990494697369-Common-Sending-Errors',
  },
];

export function describePort(port: number): PortFact | undefined {
  return PORTS.find(fact => fact.port === port);
}

/** Whether the first byte on this port is TLS by standard or by the custom of several providers. */
export function expectsImplicitTls(port: number): boolean {
  return describePort(port)?.encryption === 'implicit';
}
