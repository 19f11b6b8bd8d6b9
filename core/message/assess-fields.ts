import { findField, type Structure } from './parts.ts';
import type { AssessedMessage, MessageProblem } from './problem.ts';

const RFC5322 = 'https://www.rfc-editor.org/rfc/rfc5322';

/** RFC 5322 §3.6 allows each of them once. */
const ONCE = ['from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'message-id', 'in-reply-to', 'references', 'subject', 'date'];

/** RFC 5322 §3.3, with the time zones by name of §4.3. */
const DATE = /^(?:[A-Z][a-z]{2},\s*)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\s+\d{2}:\d{2}(?::\d{2})?\s+(?:[+-]\d{4}|[A-Z]{1,5})(?:\s*\(.*\))?$/;

export function* assessFields({ sender }: AssessedMessage, { fields }: Structure): Iterable<MessageProblem> {
  const from = findField(fields, 'from');
  if (from === undefined)
    yield {
      id: 'message/no-from',
      severity: 'error',
      cause: 'The message has no From field. RFC 5322 requires one, and large receivers refuse a message without.',
      remedy: 'Set the sender of the message, not of the envelope alone.',
      source: `${RFC5322}#section-3.6.2`,
    };
  yield* duplicates(fields.map(({ name }) => name));
  yield* dates(findField(fields, 'date'));
  if (findField(fields, 'message-id') === undefined)
    yield {
      id: 'message/no-message-id',
      severity: 'warning',
      cause: 'The message has no Message-ID. Replies cannot be threaded to it, and a duplicate cannot be told from it.',
      remedy: 'Let the mailer make one, with the domain of the sender behind the @.',
      source: `${RFC5322}#section-3.6.4`,
    };
  if (['to', 'cc', 'bcc'].every(name => findField(fields, name) === undefined))
    yield {
      id: 'message/no-recipient',
      severity: 'info',
      cause: 'No field names a recipient. The message goes out all the same, but it looks like bulk mail to filters and to people.',
      remedy: 'Set To to the recipient; for a list, to an address of your own.',
      source: `${RFC5322}#section-3.6.3`,
    };
  if ((findField(fields, 'subject') ?? '') === '')
    yield {
      id: 'message/no-subject',
      severity: 'info',
      cause: 'The message has no subject, so a list of mail shows nothing to recognise it by.',
      remedy: 'Set a subject.',
      source: `${RFC5322}#section-3.6.5`,
    };
  yield* mismatch(sender, from);
}

function* duplicates(names: readonly string[]): Iterable<MessageProblem> {
  const twice = ONCE.filter(name => names.filter(each => each === name).length > 1);
  if (twice.length === 0) return;
  yield {
    id: 'message/duplicate-field',
    severity: 'error',
    cause: `A field stands more than once that may stand once: ${twice.join(', ')}. Gmail refuses such a message, and others pick either.`,
    remedy: 'Set the field in one place; a header added by hand often repeats what the mailer writes.',
    source: `${RFC5322}#section-3.6`,
  };
}

function* dates(date: string | undefined): Iterable<MessageProblem> {
  if (date === undefined)
    yield {
      id: 'message/no-date',
      severity: 'warning',
      cause: 'The message has no Date. RFC 5322 requires one; a server may add its own, and filters count its absence.',
      remedy: 'Let the mailer write the date, in the form of RFC 5322.',
      source: `${RFC5322}#section-3.6.1`,
    };
  else if (!DATE.test(date))
    yield {
      id: 'message/date-form',
      severity: 'warning',
      cause: `The Date does not have the form of RFC 5322: ${date.slice(0, 60)}. Mail programs sort the message wrongly or show no date.`,
      remedy: 'Write it like this: Fri, 20 Nov 2026 10:00:00 +0000.',
      source: `${RFC5322}#section-3.3`,
    };
}

function* mismatch(sender: string, from: string | undefined): Iterable<MessageProblem> {
  const shown = domainOf(/<([^<>]*)>\s*$/.exec(from ?? '')?.[1] ?? from ?? '');
  const used = domainOf(sender);
  if (shown === undefined || used === undefined || organisationOf(shown) === organisationOf(used)) return;
  yield {
    id: 'message/sender-mismatch',
    severity: 'info',
    cause: `The envelope sender is at ${used}, but From says ${shown}. SPF then vouches for another domain than the reader sees, and DMARC passes by a DKIM signature of ${shown} alone.`,
    remedy: `Send with an envelope sender at ${shown}, or see that the server signs with DKIM for ${shown}.`,
    source: 'https://www.rfc-editor.org/rfc/rfc7489#section-3.1',
  };
}

function domainOf(address: string): string | undefined {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .replace(/\.$/, '')
    .toLowerCase();
  return address.includes('@') && /^[^\s@<>]+$/.test(domain) ? domain : undefined;
}

/** Two labels, or three where the second is one that registries give out below a country (co.uk): enough to leave subdomains alone. */
function organisationOf(domain: string): string {
  const labels = domain.split('.');
  const belowCountry = /^[a-z]{2}$/.test(labels.at(-1) ?? '') && /^(?:ac|co|com|edu|gob|gov|gv|ne|net|or|org)$/.test(labels.at(-2) ?? '');
  return labels.slice(belowCountry ? -3 : -2).join('.');
}
