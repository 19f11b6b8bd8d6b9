import { addressParser, decodeWords, type Address } from 'postal-mime';
import { plainWords } from '../../core/message/html.ts';
import { findField, readStructure, type Leaf } from '../../core/message/parts.ts';
import type { Arrival, MessageSummary } from './message.ts';
import type { Kept } from './store.ts';

/** How much of a text stands in the list. In UTF-16 units. */
const PREVIEW = 200;

/** How much of a text is searched. In UTF-16 units. */
const SEARCHED = 16 * 1024;

/** How much of a part is decoded for that: markup and encoding take the larger share. In bytes. */
const DECODED = 96 * 1024;

/**
 * The line of the list, and the words that a search looks at. A full parse looks at every line of a message, which takes seconds for
 * one of 25 MB; this looks at the header and at the beginning of one text.
 */
export function outline(arrival: Arrival, source: Uint8Array): Kept {
  const { fields, leaves } = readStructure(Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('latin1'));
  const field = (name: string) => Buffer.from(findField(fields, name) ?? '', 'latin1').toString('utf8');
  const from = addressParser(field('from'))[0];
  const to = addressParser(field('to')).map(showAddress).join(', ');
  const bodies = leaves.filter(leaf => !isFile(leaf));
  const words = wordsOf(bodies.find(({ type }) => type === 'text/plain') ?? bodies[0]);
  const summary: MessageSummary = {
    ...arrival,
    subject: decodeWords(field('subject')),
    from: from === undefined ? arrival.sender : showAddress(from),
    to: to === '' ? arrival.recipients.join(', ') : to,
    preview: words.slice(0, PREVIEW),
    attachmentCount: leaves.length - bodies.length,
  };
  return { summary, words: words.toLowerCase() };
}

function isFile({ type, isAttachment }: Leaf): boolean {
  return isAttachment || (type !== 'text/plain' && type !== 'text/html');
}

function wordsOf(leaf: Leaf | undefined): string {
  if (leaf === undefined) return '';
  const text = decodeCharset(decodeTransfer(leaf), leaf.charset);
  const words =
    leaf.type === 'text/html'
      ? plainWords(text)
      : text
          .slice(0, 2 * SEARCHED)
          .replaceAll(/\s+/g, ' ')
          .trim();
  return words.slice(0, SEARCHED);
}

function decodeTransfer({ encoding, body }: Leaf): Buffer {
  const beginning = body.slice(0, DECODED);
  if (encoding === 'base64') return Buffer.from(beginning, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(beginning, 'latin1');
  const text = beginning
    .replaceAll(/[ \t]*=[ \t]*\r?\n/g, '')
    .replaceAll(/=([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(text, 'latin1');
}

function decodeCharset(bytes: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // A charset that nobody knows: most texts are in UTF-8 all the same.
    return bytes.toString('utf8');
  }
}

function showAddress({ name, address, group }: Address): string {
  if (group !== undefined) return `${name}: ${group.map(showAddress).join(', ')}`;
  return name === '' ? address : `${name} <${address}>`;
}
