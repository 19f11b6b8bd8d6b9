import { HTML_HINTS, type HtmlSign } from './html-hints.ts';
import { scanStyles, scanTags, type Tag } from './html.ts';
import type { Structure } from './parts.ts';
import type { AssessedMessage, MessageProblem } from './problem.ts';

/** Where Gmail cuts a message off and offers the rest behind a link. In bytes. */
const GMAIL_CLIPS_AT = 102 * 1024;

export function* assessHtml({ html }: AssessedMessage, { leaves }: Structure): Iterable<MessageProblem> {
  const bodies = leaves.filter(({ isAttachment }) => !isAttachment);
  if (bodies.some(({ type }) => type === 'text/html') && !bodies.some(({ type }) => type === 'text/plain'))
    yield {
      id: 'message/no-text-part',
      severity: 'warning',
      cause: 'The message is HTML alone. Watches, notifications, text-only programs and some filters look for the plain text.',
      remedy: 'Send both as multipart/alternative; mailers do so when they are given text beside html.',
      source: 'https://www.rfc-editor.org/rfc/rfc2046#section-5.1.4',
    };
  if (html === undefined) return;
  if (sizeOf(html) > GMAIL_CLIPS_AT)
    yield {
      id: 'html/clipped',
      severity: 'info',
      cause: `The HTML takes ${Math.ceil(sizeOf(html) / 1024)} KB. Gmail cuts a message off at about 102 KB, and with it whatever stands at the end.`,
      remedy: 'Shorten the HTML; inlined styles and spaces for indentation are often most of it.',
      source: 'https://mailchimp.com/help/gmail-is-clipping-my-email/',
    };
  const tags = [...scanTags(html)];
  const styles = [...scanStyles(html)];
  for (const { sign, ...problem } of HTML_HINTS) if (isFound(sign, tags, styles)) yield problem;
}

function isFound(sign: HtmlSign, tags: readonly Tag[], styles: readonly string[]): boolean {
  if ('style' in sign) return styles.some(style => sign.style.test(style));
  return tags.some(({ name, attributes }) => {
    if (name !== sign.tag) return false;
    if ('without' in sign) return !attributes.has(sign.without);
    if (sign.attribute === undefined) return true;
    const value = attributes.get(sign.attribute);
    return value !== undefined && (sign.value?.test(value) ?? true);
  });
}

/** In UTF-8. */
function sizeOf(text: string): number {
  let size = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return size;
}
