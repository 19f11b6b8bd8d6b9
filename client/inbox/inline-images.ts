import type { CapturedMessage } from '../../mail/capture/message.ts';
import type { LocalInbox } from './local-inbox.ts';

/** What a frame without scripts shows as a picture and as nothing else. */
const PICTURES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Of all pictures together, before they are encoded. In bytes. */
const AT_MOST = 8 * 1024 * 1024;

/** The message with the pictures that it carries itself in its HTML, in place of their `cid:` addresses. */
export async function inlineImages(message: CapturedMessage, inbox: Pick<LocalInbox, 'attachments'>): Promise<CapturedMessage> {
  const { id, html, attachments } = message;
  if (html === undefined || !/cid:/i.test(html)) return message;
  const pictures: { readonly place: number; readonly type: string; readonly contentId: string }[] = [];
  let size = 0;
  for (const [place, { contentId, type, size: own }] of attachments.entries()) {
    if (contentId === undefined || !PICTURES.includes(type) || size + own > AT_MOST) continue;
    size += own;
    pictures.push({ place, type, contentId });
  }
  if (pictures.length === 0) return message;
  const places = pictures.map(({ place }) => place);
  const contents = await inbox.attachments(id, places);
  const addresses = new Map<string, string>();
  for (const [index, { type, contentId }] of pictures.entries()) {
    const content = contents[index];
    if (content !== undefined) addresses.set(contentId, `data:${type};base64,${Buffer.from(content).toString('base64')}`);
  }
  return { ...message, html: html.replaceAll(/cid:([^"'\s()<>]+)/gi, (all, contentId: string) => addresses.get(contentId) ?? all) };
}
