import { plainWords, scanTags } from '../message/html.ts';
import { holdsControl } from '../smtp/address.ts';
import type { AttachmentContent, HeaderField, MessageContent, TemplateValues } from './content.ts';
import { fillHtmlPlaceholders, fillPlaceholders } from './placeholders.ts';

/** A template of the user's own, read and not yet filled in. */
export interface OwnTemplate {
  /** Absent where the file has none. */
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  readonly attachments: readonly AttachmentContent[];
  readonly headers: readonly HeaderField[];
}

/** Kinds of files that can be a template, by their ending. */
export const TEMPLATE_ENDINGS = ['.txt', '.html', '.eml'] as const;
export type TemplateEnding = (typeof TEMPLATE_ENDINGS)[number];

export function templateEnding(path: string): TemplateEnding | undefined {
  return TEMPLATE_ENDINGS.find(ending => path.toLowerCase().endsWith(ending));
}

/** A text. A first line `Subject: …`, followed by an empty line, is its subject. */
export function readTextTemplate(content: string): OwnTemplate {
  const text = withoutMark(content);
  const head = /^subject:([^\r\n]*)\r?\n\r?\n/i.exec(text);
  if (head === null) return { text, attachments: [], headers: [] };
  return { subject: (head[1] ?? '').trim(), text: text.slice(head[0].length), attachments: [], headers: [] };
}

/** HTML, with its title as the subject. The text beside it is made of its words, since a message in HTML alone looks like spam. */
export function readHtmlTemplate(content: string): OwnTemplate {
  const html = withoutMark(content);
  const subject = readTitle(html);
  return { ...(subject !== '' && { subject }), text: `${plainWords(html)}\n`, html, attachments: [], headers: [] };
}

function readTitle(html: string): string {
  for (const { name, end } of scanTags(html)) {
    if (name !== 'title') continue;
    const close = html.slice(end).search(/<\/title/i);
    return close === -1 ? '' : plainWords(html.slice(end, end + close));
  }
  return '';
}

/** Fields of a stored message that a test keeps: those that lists and receivers read, and the program's own. */
const KEPT_HEADERS = /^(?:x-[\w-]{1,60}|list-[\w-]{1,40}|reply-to|precedence|feedback-id|importance|priority)$/i;

/** RFC 5322 §2.1.1. In characters. */
const LONGEST_LINE = 998;

export function keepsHeader({ name, value }: HeaderField): boolean {
  return KEPT_HEADERS.test(name) && !holdsControl(value) && value.length <= LONGEST_LINE - name.length - 2;
}

/** What is sent of a template: values in, and a subject in every case. */
export function fillOwnTemplate(template: OwnTemplate, values: TemplateValues): MessageContent {
  const { subject = 'Test Email from {{application}}', text, html, attachments, headers } = template;
  return {
    subject: fillPlaceholders(subject, values),
    ...(text !== undefined && { text: fillPlaceholders(text, values) }),
    ...(html !== undefined && { html: fillHtmlPlaceholders(html, values) }),
    attachments,
    ...(headers.length > 0 && { headers }),
  };
}

function withoutMark(content: string): string {
  return content.startsWith('\ufeff') ? content.slice(1) : content;
}
