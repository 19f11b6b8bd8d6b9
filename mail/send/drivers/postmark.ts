import type { AttachmentContent } from '../../../core/templates/content.ts';
import { senderNameOf, type Composition } from '../compose.ts';
import { field, isUsableKey, type ApiAccount, type ApiSpeaker } from './account.ts';
import { below } from './base-url.ts';

/** https://postmarkapp.com/developer/api/email-api */
export const postmark: ApiSpeaker = {
  refuse: ({ key }) => (isUsableKey(key) ? undefined : 'key-unusable'),

  check: (account, base) => ({ method: 'GET', url: below(base, '/server'), headers: authorize(account) }),

  readCheck(answer) {
    const server = field(answer, 'Name');
    if (server === undefined) return undefined;
    const delivery = field(answer, 'DeliveryType');
    return { server, ...(delivery !== undefined && { delivery }) };
  },

  async send(account, base, composition) {
    const body = Buffer.from(JSON.stringify(writeMessage(composition)));
    const headers = { ...authorize(account), 'content-type': 'application/json' };
    return Promise.resolve({ bytes: body.length, call: { method: 'POST', url: below(base, '/email'), headers, body } });
  },

  /** A success says `ErrorCode: 0` beside the id. */
  readSent: answer => (field(answer, 'ErrorCode') === '0' ? field(answer, 'MessageID') : undefined),

  readRefusal({ text }, body) {
    const code = field(body, 'ErrorCode');
    return { message: field(body, 'Message') ?? text, ...(code !== undefined && { code }) };
  },
};

function authorize({ key }: ApiAccount): Readonly<Record<string, string>> {
  return { accept: 'application/json', 'x-postmark-server-token': key.reveal() };
}

/** The API takes the parts and composes the message by itself; its addresses are written as in a header. */
function writeMessage({ message, content }: Composition): Readonly<Record<string, unknown>> {
  const { subject, text, html, attachments, recipientName = '', headers = [] } = content;
  return {
    From: writeMailbox(senderNameOf({ message, content }), message.from),
    To: message.recipients.map(address => writeMailbox(recipientName, address)).join(', '),
    Subject: subject,
    ...(text !== undefined && { TextBody: text }),
    ...(html !== undefined && { HtmlBody: html }),
    Headers: [
      ...headers.map(({ name, value }) => ({ Name: name, Value: value })),
      // RFC 3834 §5: keeps vacation notices from answering.
      { Name: 'Auto-Submitted', Value: 'auto-generated' },
    ],
    Attachments: attachments.map(writeAttachment),
    TrackOpens: false,
    TrackLinks: 'None',
  };
}

function writeMailbox(name: string, address: string): string {
  return name === '' ? address : `"${name.replaceAll(/["\\]/g, '\\$&')}" <${address}>`;
}

function writeAttachment({ name, type, content, contentId }: AttachmentContent): Readonly<Record<string, string>> {
  return {
    Name: name,
    ContentType: type,
    Content: Buffer.from(content).toString('base64'),
    ...(contentId !== undefined && { ContentID: `cid:${contentId}` }),
  };
}
