import type { Severity } from '../model/finding.ts';
import { GOOGLE_SENDERS, rfc } from '../domain/findings/fact.ts';
import type { ArrivalFinding } from './analysis.ts';

interface ArrivalFact {
  readonly severity: Severity;
  readonly cause: string;
  readonly remedy: string;
  readonly source: string;
}

const FACTS = {
  'no-message': {
    severity: 'error',
    cause: 'The text has no header fields, so it is not the source of a message.',
    remedy: 'In the mail program that received the message, choose Show Original or View Source, and copy everything.',
    source: rfc(5322, '2.1'),
  },
  'no-results': {
    severity: 'info',
    cause: 'No receiver has written down what it found out (Authentication-Results), as in a copy from the folder of sent messages.',
    remedy: 'Take the source from the mailbox that received the message.',
    source: rfc(8601, '2.2'),
  },
  'from-missing': {
    severity: 'error',
    cause: 'The message has no usable From field. Receivers refuse such messages or file them as spam.',
    remedy: 'Let the program set one address in From.',
    source: rfc(5322, '3.6.2'),
  },
  'from-repeated': {
    severity: 'error',
    cause: 'The message has {count} From addresses where one is expected; large receivers refuse it.',
    remedy: 'Set From once, with one address.',
    source: GOOGLE_SENDERS,
  },
  'field-missing': {
    severity: 'warning',
    cause: 'The message has no {field} field, which receivers take as a sign of spam.',
    remedy: 'Let the program or its mail library set it.',
    source: rfc(5322, '3.6'),
  },
  'marked-as-spam': {
    severity: 'error',
    cause: 'The receiver took the message for spam: {field}: {value}.',
    remedy: 'Mend what is listed here first; then content and the reputation of the domain and the sending address count.',
    source: GOOGLE_SENDERS,
  },
  'dmarc-failed': {
    severity: 'error',
    cause: 'DMARC fails: nothing that passed speaks for {author}. SPF: {spf}. DKIM: {dkim}.',
    remedy: 'Let the service that sends sign with DKIM for {author}, or use a return path of {author}.',
    source: rfc(9989, '4.4'),
  },
  'dmarc-failed-although-aligned': {
    severity: 'error',
    cause:
      'The receiver says that DMARC fails for {author}, although {passed} passed; the domain asks for strict alignment, or the two are not one organisation.',
    remedy: 'Authenticate exactly {author}, or relax adkim and aspf in its DMARC record.',
    source: rfc(9989, '4.4'),
  },
  'spf-failed': {
    severity: 'warning',
    cause: 'SPF says {result} to the return path {domain}.',
    remedy: 'Add the machine or service that sends to the SPF record of {domain}.',
    source: rfc(7208, '2.6'),
  },
  'spf-error': {
    severity: 'warning',
    cause: 'SPF of {domain} ends in an error ({result}), so it protects nothing.',
    remedy: 'Check the records of {domain}.',
    source: rfc(7208, '2.6'),
  },
  'not-signed': {
    severity: 'warning',
    cause: 'The message carries no DKIM signature, so it fails DMARC as soon as somebody forwards it.',
    remedy: 'Switch DKIM on at the service that sends, and publish its key.',
    source: GOOGLE_SENDERS,
  },
  'body-changed': {
    severity: 'warning',
    cause:
      'The DKIM signature of {domain} fails because the body was changed after signing, as by a footer, a virus scanner or a mailing list.',
    remedy: 'Let the last machine that changes the message sign it.',
    source: rfc(6376, '6.1.3'),
  },
  'key-not-found': {
    severity: 'warning',
    cause: 'The DKIM signature of {domain} cannot be verified: the receiver found no usable key ({reason}).',
    remedy: 'Publish the key under the selector {selector} of {domain}.',
    source: rfc(6376, '6.1.2'),
  },
  'signature-failed': {
    severity: 'warning',
    cause: 'The DKIM signature of {domain} fails ({reason}).',
    remedy: 'Compare the published key with that of the signer; if it is right, something between changes signed fields.',
    source: rfc(6376, '6.1.3'),
  },
  via: {
    severity: 'info',
    cause: 'Gmail shows "via {domain}" beside the sender: {because}.',
    remedy: 'Let the service that sends sign with DKIM for {author}.',
    source: 'https://support.google.com/mail/answer/1311182',
  },
  'on-behalf-of': {
    severity: 'info',
    cause: 'Outlook and others show the sender as "{sender} on behalf of {from}": the Sender field names another domain.',
    remedy: 'Leave the Sender field out, or set it to an address of {author}.',
    source: rfc(5322, '3.6.2'),
  },
  'slow-hop': {
    severity: 'info',
    cause: 'The message waited {minutes} minutes before {by}: greylisting, a full queue, or a scanner.',
    remedy: 'If it happens with every message, look at the queue of the machine before.',
    source: rfc(6647, '2'),
  },
  'wrong-clock': {
    severity: 'hint',
    cause: 'By its own time {by} took the message before the machine in front of it sent it: one of the clocks is wrong.',
    remedy: 'Set the clock of your own machine by NTP.',
    source: rfc(5321, '4.4'),
  },
  forwarded: {
    severity: 'info',
    cause:
      'The message was forwarded: {count} forwarders vouch for it (ARC), the last with {verdict}. SPF sees the forwarder, so only DKIM can speak for the author.',
    remedy: 'Judge it by the source from a mailbox that got it directly.',
    source: rfc(8617, '5.2'),
  },
  list: {
    severity: 'info',
    cause: 'The message came through a mailing list, which changes subject, body or From.',
    remedy: 'Judge it by the source from a mailbox that got it directly.',
    source: rfc(7960, '4.1.3'),
  },
} as const satisfies Readonly<Record<string, ArrivalFact>>;

export type ArrivalFindingId = keyof typeof FACTS;

export function noticed(id: ArrivalFindingId, args: ArrivalFinding['args'] = {}, severity: Severity = FACTS[id].severity): ArrivalFinding {
  return { id, ...FACTS[id], severity, args };
}
