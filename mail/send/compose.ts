import { Buffer } from 'node:buffer';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { MessageContent } from '../../core/templates/content.ts';
import type { TestMessage } from './message.ts';

export interface Composition {
  readonly message: TestMessage;
  readonly content: MessageContent;
  readonly sentAt: Date;
}

/** The message for nodemailer, which encodes every header and body. Nothing of it may be fetched or read from a file. */
export function mailOptions({ message, content, sentAt }: Composition): SendMailOptions {
  const { from, recipients } = message;
  const { subject, text, html, attachments, recipientName = '', headers = [] } = content;
  return {
    from: { name: senderNameOf({ message, content }), address: from },
    to: recipients.map(address => ({ name: recipientName, address })),
    envelope: { from, to: [...recipients] },
    subject,
    ...(text !== undefined && { text }),
    ...(html !== undefined && { html }),
    attachments: attachments.map(({ name, type, content: body, contentId }) => ({
      filename: name,
      contentType: type,
      content: typeof body === 'string' ? body : Buffer.from(body),
      ...(contentId !== undefined && { cid: contentId }),
    })),
    date: sentAt,
    headers: [
      ...headers.map(({ name, value }) => ({ key: name, value })),
      // RFC 3834 §5: keeps vacation notices from answering.
      { key: 'Auto-Submitted', value: 'auto-generated' },
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

export function senderNameOf({ message, content }: Pick<Composition, 'message' | 'content'>): string {
  return message.senderName ?? content.senderName ?? '';
}

export interface RawMessage {
  /** With its angle brackets. */
  readonly messageId: string;
  readonly bytes: Buffer;
}

/** The message as it stands on the wire, for programs and APIs that take it whole. */
export async function composeRaw(composition: Composition, newline: 'unix' | 'windows'): Promise<RawMessage> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline, disableFileAccess: true, disableUrlAccess: true });
  const { message, messageId } = await transport.sendMail(mailOptions(composition));
  if (!Buffer.isBuffer(message)) throw new TypeError('The message was not composed in memory.');
  return { messageId, bytes: message };
}
