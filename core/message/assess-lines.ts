import type { Structure } from './parts.ts';
import type { AssessedMessage, MessageProblem } from './problem.ts';

/** RFC 5322 §2.1.1, without the line end. In bytes. */
const LONGEST_LINE = 998;

/** What the lines and bytes of a message are like on the wire. */
export function* assessLines({ source, utf8 }: AssessedMessage, { fields, leaves }: Structure): Iterable<MessageProblem> {
  const { count, first } = findLongLines(source);
  if (count > 0)
    yield {
      id: 'message/long-line',
      severity: 'warning',
      cause: `${count === 1 ? 'A line is' : `${count} lines are`} longer than 998 bytes, the first is line ${first}. Servers break or refuse such lines, and a broken line breaks a DKIM signature and HTML.`,
      remedy: 'Encode the part as quoted-printable or base64; mailers do so when they are given the text as a part and not as raw source.',
      source: 'https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1',
    };
  if (/(?:^|[^\r])\n|\r(?!\n)/.test(source))
    yield {
      id: 'message/bare-line-end',
      severity: 'error',
      cause: 'A line ends with LF or CR alone. Servers refuse that since it can hide a second message (SMTP smuggling).',
      remedy: 'End every line with CR LF; a message written by hand with \\n has to be converted before it is sent.',
      source: 'https://www.postfix.org/smtp-smuggling.html',
    };
  if (!utf8 && fields.some(({ name, value }) => isEightBit(name) || isEightBit(value)))
    yield {
      id: 'message/eight-bit-header',
      severity: 'warning',
      cause:
        'A header field holds letters beyond ASCII as they are, and SMTPUTF8 was not asked for. They arrive garbled, or the message is refused.',
      remedy: 'Encode them as RFC 2047 says; mailers do so when the subject or name is set through them.',
      source: 'https://www.rfc-editor.org/rfc/rfc2047',
    };
  const eightBit = leaves.filter(({ type, body }) => type.startsWith('text/') && isEightBit(body));
  if (eightBit.some(({ charset }) => charset === undefined || charset === 'us-ascii'))
    yield {
      id: 'message/no-charset',
      severity: 'warning',
      cause: 'A text part holds letters beyond ASCII, but declares no charset for them. Each mail program guesses another one.',
      remedy: 'Declare it: Content-Type: text/plain; charset=utf-8.',
      source: 'https://www.rfc-editor.org/rfc/rfc2045#section-5.2',
    };
  if (eightBit.some(({ encoding }) => encoding === '7bit'))
    yield {
      id: 'message/eight-bit-body',
      severity: 'info',
      cause: 'A text part is sent with 8-bit bytes, but says Content-Transfer-Encoding 7bit, or nothing, which means the same.',
      remedy: 'Say 8bit, or encode the part as quoted-printable or base64.',
      source: 'https://www.rfc-editor.org/rfc/rfc2045#section-6.2',
    };
}

function findLongLines(source: string): { readonly count: number; readonly first: number } {
  let [count, first, number, start] = [0, 0, 1, 0];
  while (start < source.length) {
    const newline = source.indexOf('\n', start);
    const end = newline === -1 ? source.length : newline;
    const length = end - start - (source[end - 1] === '\r' ? 1 : 0);
    if (length > LONGEST_LINE) {
      count += 1;
      first ||= number;
    }
    number += 1;
    start = end + 1;
  }
  return { count, first };
}

function isEightBit(bytes: string): boolean {
  return /[\u0080-\u00ff]/.test(bytes);
}
