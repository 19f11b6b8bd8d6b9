import { addressFlaw, holdsControl } from '../../core/smtp/address.ts';
import type { Condition } from '../../core/smtp/conditions.ts';
import type { Encryption } from '../../core/smtp/ports.ts';

/** What a test message is made of; every field is as a person or a file gave it. */
export interface TestMessage {
  /** The project's name, for the subject. */
  readonly application: string;
  readonly from: string;
  readonly senderName?: string;
  /** One address each. */
  readonly recipients: readonly string[];
}

export interface Circumstances {
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  readonly sentAt: Date;
}

export interface MessageText {
  readonly subject: string;
  readonly text: string;
}

/** What is wrong with a field of the message, and which one, named so that a form can show it beside the field. */
export interface Refusal {
  readonly field: 'application' | 'from' | 'senderName' | 'recipients';
  readonly condition: Condition;
}

/** RFC 5322 §2.1.1: a line has 998 characters at most; a name that comes near it was never meant to be one. */
const NAME_AT_MOST = 200;

/** A form takes this many; more would be a mailing, not a test. */
const RECIPIENTS_AT_MOST = 50;

const ENCRYPTION_NAMES: Readonly<Record<Encryption, string>> = {
  implicit: 'implicit TLS',
  starttls: 'STARTTLS',
  opportunistic: 'opportunistic TLS',
  none: 'none',
};

/** The test message in words. Times are UTC, to the second. */
export function writeTestMessage(application: string, { host, port, encryption, sentAt }: Circumstances): MessageText {
  const time = sentAt
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
  return {
    subject: `Test Email from ${application}`,
    text: [
      `This is a test message for the mail configuration of ${application}.`,
      'That it arrived means that the configuration works.',
      '',
      `Host:       ${host}`,
      `Port:       ${String(port)}`,
      `Encryption: ${ENCRYPTION_NAMES[encryption]}`,
      `Sent:       ${time}`,
      '',
      'It was sent by Envelope on request. Do not reply to this message.',
      '',
    ].join('\n'),
  };
}

/** Judges every field before anything is sent, so that no line break or second address reaches a header or a command. */
export function refuseMessage({ application, from, senderName = '', recipients }: TestMessage): Refusal | undefined {
  if (holdsControl(application) || application.length > NAME_AT_MOST) return { field: 'application', condition: 'unsafe-text' };
  if (holdsControl(senderName) || senderName.length > NAME_AT_MOST) return { field: 'senderName', condition: 'unsafe-text' };
  const sender = addressFlaw(from);
  if (sender !== undefined) return { field: 'from', condition: sender };
  if (recipients.length === 0 || recipients.length > RECIPIENTS_AT_MOST) return { field: 'recipients', condition: 'not-an-address' };
  const recipient = recipients.map(addressFlaw).find(flaw => flaw !== undefined);
  return recipient === undefined ? undefined : { field: 'recipients', condition: recipient };
}
