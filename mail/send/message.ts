import { addressFlaw, holdsControl } from '../../core/smtp/address.ts';
import type { Condition } from '../../core/smtp/conditions.ts';
import type { Encryption } from '../../core/model/mailer.ts';
import { composeBuiltIn, type BuiltInTemplate } from '../../core/templates/built-in.ts';
import { formatTime, type MessageContent, type TemplateValues } from '../../core/templates/content.ts';
import { fillOwnTemplate, keepsHeader, type OwnTemplate } from '../../core/templates/own-template.ts';

/** What a test message is made of; every field is as a person or a file gave it. */
export interface TestMessage {
  /** The project's name, for the subject. */
  readonly application: string;
  readonly from: string;
  readonly senderName?: string;
  /** One address each. */
  readonly recipients: readonly string[];
  /** The plain one when absent. */
  readonly template?: BuiltInTemplate | OwnTemplate;
}

/** The session that the message goes through; absent where there is none, as with a program or an API that takes it. */
export interface Circumstances {
  readonly session?: { readonly host: string; readonly port: number; readonly encryption: Encryption };
  readonly sentAt: Date;
}

/** What is wrong with a field of the message, and which one, named so that a form can show it beside the field. */
export interface Refusal {
  readonly field: 'application' | 'from' | 'senderName' | 'recipients' | 'template';
  readonly condition: Condition;
}

/** RFC 5322 §2.1.1: a line has 998 characters at most; a name that comes near it was never meant to be one. */
const NAME_AT_MOST = 200;

/** A form takes this many; more would be a mailing, not a test. */
const RECIPIENTS_AT_MOST = 50;

/** Longer subjects are cut by every reader. In UTF-16 units; encoded words fold it. */
const SUBJECT_AT_MOST = 500;

const ENCRYPTION_NAMES: Readonly<Record<Encryption, string>> = {
  implicit: 'implicit TLS',
  starttls: 'STARTTLS',
  opportunistic: 'opportunistic TLS',
  none: 'none',
};

/** The message in words, by its template. */
export function writeTestMessage(message: TestMessage, circumstances: Circumstances): MessageContent {
  const { template = 'plain' } = message;
  const values = templateValues(message, circumstances);
  return typeof template === 'string' ? composeBuiltIn(template, values) : fillOwnTemplate(template, values);
}

function templateValues({ application, from, recipients }: TestMessage, { session, sentAt }: Circumstances): TemplateValues {
  return {
    application,
    host: session?.host ?? '',
    port: session === undefined ? '' : String(session.port),
    encryption: session === undefined ? '' : ENCRYPTION_NAMES[session.encryption],
    sent: formatTime(sentAt),
    sender: from,
    recipients: recipients.join(', '),
  };
}

/** Judges every field before anything is sent, so that no line break or second address reaches a header or a command. */
export function refuseMessage(message: TestMessage): Refusal | undefined {
  const { application, from, senderName = '', recipients, template } = message;
  if (holdsControl(application) || application.length > NAME_AT_MOST) return { field: 'application', condition: 'unsafe-text' };
  if (holdsControl(senderName) || senderName.length > NAME_AT_MOST) return { field: 'senderName', condition: 'unsafe-text' };
  const sender = addressFlaw(from);
  if (sender !== undefined) return { field: 'from', condition: sender };
  if (recipients.length === 0 || recipients.length > RECIPIENTS_AT_MOST) return { field: 'recipients', condition: 'not-an-address' };
  const recipient = recipients.map(addressFlaw).find(flaw => flaw !== undefined);
  if (recipient !== undefined) return { field: 'recipients', condition: recipient };
  return template === undefined || typeof template === 'string' || isSafe(template)
    ? undefined
    : { field: 'template', condition: 'unsafe-text' };
}

/** The parts of a template that become header fields. What it says in its body is free. */
function isSafe({ subject = '', attachments, headers }: OwnTemplate): boolean {
  if (holdsControl(subject) || subject.length > SUBJECT_AT_MOST) return false;
  const names = attachments.flatMap(({ name, type, contentId = '' }) => [name, type, contentId]);
  return names.every(name => !holdsControl(name) && name.length <= NAME_AT_MOST) && headers.every(keepsHeader);
}
