import PostalMime, { type Email } from 'postal-mime';
import { readLinks, type MessageLink } from '../../core/message/links.ts';
import type { MessageProblem } from '../../core/message/problem.ts';
import { judge } from './judge.ts';
import { outline } from './outline.ts';
import { PART_AT_MOST, shorten } from './shorten.ts';

/** How a message came to the inbox. */
export interface Arrival {
  readonly id: string;
  /** ISO 8601. */
  readonly receivedAt: string;
  /** Envelope sender; empty for a bounce. */
  readonly sender: string;
  readonly recipients: readonly string[];
  /** Whether it came through TLS. */
  readonly encrypted: boolean;
  /** Who logged in, if anybody did. The password is not kept. */
  readonly username?: string;
  readonly clientName: string;
  /** Whether the client asked for SMTPUTF8 (RFC 6531), so that headers may hold UTF-8 as it is. */
  readonly utf8?: true;
  /** Bytes. */
  readonly size: number;
}

/** A line of the list. */
export interface MessageSummary extends Arrival {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  /** The beginning of the text, on one line. */
  readonly preview: string;
  readonly attachmentCount: number;
}

export interface Attachment {
  readonly name: string;
  readonly type: string;
  /** Bytes, decoded. */
  readonly size: number;
  /** Shown inside the HTML rather than listed. */
  readonly inline: boolean;
  readonly contentId?: string;
}

/** A message as far as it can be shown. `html` is the sender's: it has to be shown where it can run and load nothing. */
export interface CapturedMessage extends MessageSummary {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly text?: string;
  readonly html?: string;
  readonly attachments: readonly Attachment[];
  readonly links: readonly MessageLink[];
  /** What is wrong with the message itself, the worst first. */
  readonly problems: readonly MessageProblem[];
  /** The message as it came, read as UTF-8, or the beginning of it. */
  readonly source: string;
  /** The message is large, and a text or the source stands here by its beginning alone. */
  readonly isShortened?: true;
  /** Why it could not be read as a message; the source is there all the same. */
  readonly flaw?: string;
}

/** Never rejects: what cannot be read as a message is shown by its source, with the flaw. */
export async function readMessage(arrival: Arrival, source: Uint8Array): Promise<CapturedMessage> {
  const { source: short, isCut, sizeOf } = shorten(source);
  const { email, flaw } = await parse(short);
  const shown = source.subarray(0, PART_AT_MOST);
  return {
    ...outline(arrival, source).summary,
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    ...(email.text !== undefined && { text: email.text }),
    ...(email.html !== undefined && { html: email.html }),
    attachments: email.attachments.map(attachment => ({
      name: attachment.filename ?? 'unnamed',
      type: attachment.mimeType,
      size: sizeOf(bytesOf(attachment.content)),
      inline: attachment.disposition === 'inline' || attachment.related === true,
      ...(attachment.contentId !== undefined && { contentId: attachment.contentId.replace(/^<|>$/g, '') }),
    })),
    links: email.html === undefined ? [] : readLinks(email.html, href => URL.parse(href) ?? undefined),
    problems: judge(arrival, source),
    source: Buffer.from(shown).toString('utf8'),
    ...((isCut || shown.byteLength < source.byteLength) && { isShortened: true as const }),
    ...(flaw !== undefined && { flaw }),
  };
}

/** The decoded contents of attachments, by their places in the list. */
export async function readAttachments(source: Uint8Array, places: readonly number[]): Promise<readonly (Uint8Array | undefined)[]> {
  const { attachments } = (await parse(source)).email;
  return places.map(place => {
    const content = attachments[place]?.content;
    return content === undefined ? undefined : bytesOf(content);
  });
}

const NOTHING: Email = { headers: [], headerLines: [], attachments: [] };

/** Reading never throws: a message nested too deep or with headers too long is kept with its source alone. */
async function parse(source: Uint8Array): Promise<{ readonly email: Email; readonly flaw?: string }> {
  try {
    return { email: await PostalMime.parse(source, { maxNestingDepth: 64 }) };
  } catch (error) {
    return { email: NOTHING, flaw: error instanceof Error ? error.message : 'unreadable' };
  }
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}
