import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import PostalMime from 'postal-mime';
import {
  keepsHeader,
  readHtmlTemplate,
  readTextTemplate,
  templateEnding,
  type OwnTemplate,
  type TemplateEnding,
} from '../../core/templates/own-template.ts';
import { isBelow, isInside } from './inside.ts';

/** Where a project keeps its templates, below its folder, unless it says otherwise. */
const TEMPLATE_FOLDER = join('.envelope', 'templates');

/** Many times the largest newsletter; with attachments, a message that most servers still take. In bytes. */
export const TEMPLATE_AT_MOST = 1_048_576;

/** More would not fit a list that somebody reads. */
const TEMPLATES_AT_MOST = 100;

/** Of a setting that anybody may have written. */
const PLACES_AT_MOST = 50;

/** Why a file is no template: outside the folder, of another kind, absent, too large, or not text in UTF-8. */
export type TemplateFlaw = 'outside' | 'ending' | 'missing' | 'size' | 'encoding';

export type TemplateReading = { readonly ok: true; readonly template: OwnTemplate } | { readonly ok: false; readonly flaw: TemplateFlaw };

/**
 * The paths of a project's templates, relative to its folder: those that lie directly in the places, which are folders or files below it.
 * A place that leads out of the folder, links followed, is passed over.
 */
export async function listTemplates(folder: string, places: readonly string[] = [TEMPLATE_FOLDER]): Promise<readonly string[]> {
  const found = await Promise.all(places.slice(0, PLACES_AT_MOST).map(place => listPlace(folder, place)));
  return [...new Set(found.flat())].slice(0, TEMPLATES_AT_MOST);
}

async function listPlace(folder: string, place: string): Promise<readonly string[]> {
  const named = resolve(folder, place);
  try {
    const [real, home] = await Promise.all([realpath(named), realpath(folder)]);
    if (!isInside(named, resolve(folder)) || !isInside(real, home)) return [];
    if ((await stat(real)).isFile()) return templateEnding(named) === undefined ? [] : [relative(resolve(folder), named)];
    const entries = await readdir(real, { withFileTypes: true });
    return entries
      .filter(entry => entry.isFile() && templateEnding(entry.name) !== undefined)
      .map(({ name }) => relative(resolve(folder), join(named, name)))
      .sort();
  } catch {
    return [];
  }
}

/** Reads a template that lies in a folder, links followed; a path or a link that leads out of the folder is refused. */
export async function readTemplate(path: string, folder: string): Promise<TemplateReading> {
  const ending = templateEnding(path);
  if (ending === undefined) return { ok: false, flaw: 'ending' };
  const named = resolve(folder, path);
  if (!isBelow(named, resolve(folder))) return { ok: false, flaw: 'outside' };
  try {
    const [real, home] = await Promise.all([realpath(named), realpath(folder)]);
    if (!isBelow(real, home)) return { ok: false, flaw: 'outside' };
    const content = await readLimited(real);
    return content === undefined ? { ok: false, flaw: 'size' } : await readContent(content, ending);
  } catch {
    return { ok: false, flaw: 'missing' };
  }
}

/** `undefined`: too large. A pipe or a device is no template, and opening one must not wait for its other end. */
async function readLimited(path: string): Promise<Buffer | undefined> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error('not a file');
    if (stats.size > TEMPLATE_AT_MOST) return undefined;
    const { bytesRead, buffer } = await file.read(Buffer.alloc(TEMPLATE_AT_MOST + 1), 0, TEMPLATE_AT_MOST + 1, 0);
    return bytesRead > TEMPLATE_AT_MOST ? undefined : buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function readContent(content: Buffer, ending: TemplateEnding): Promise<TemplateReading> {
  if (ending === '.eml') return { ok: true, template: await readStoredMessage(content) };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return { ok: true, template: ending === '.html' ? readHtmlTemplate(text) : readTextTemplate(text) };
  } catch {
    return { ok: false, flaw: 'encoding' };
  }
}

/**
 * A stored message as a template: subject, both texts, attachments and the header fields that a test keeps. Sender, recipients, date,
 * ids and signatures of back then are left out, and it is composed anew.
 */
async function readStoredMessage(content: Buffer): Promise<OwnTemplate> {
  const email = await PostalMime.parse(content, { attachmentEncoding: 'arraybuffer' });
  return {
    ...(email.subject !== undefined && { subject: email.subject }),
    ...(email.text !== undefined && { text: email.text }),
    ...(email.html !== undefined && { html: email.html }),
    attachments: email.attachments.map(({ filename, mimeType, contentId, content: body }) => ({
      name: filename ?? 'attachment',
      type: mimeType,
      content: typeof body === 'string' ? body : new Uint8Array(body),
      ...(contentId !== undefined && { contentId: contentId.replace(/^<|>$/g, '') }),
    })),
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })).filter(keepsHeader),
  };
}
