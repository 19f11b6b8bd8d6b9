import { addressParser, decodeWords, type Address } from 'postal-mime';
import { plainWords } from '../../core/message/html.ts';
import { findField, readStructure, type Leaf } from '../../core/message/parts.ts';
import { decodeLeaf, isFile } from './decode-leaf.ts';
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
    preview: detach(words.slice(0, PREVIEW)),
    attachmentCount: leaves.length - bodies.length,
  };
  return { summary, words: detach(words).toLowerCase() };
}

function wordsOf(leaf: Leaf | undefined): string {
  if (leaf === undefined) return '';
  const text = decodeLeaf(leaf, DECODED);
  const words =
    leaf.type === 'text/html'
      ? plainWords(text)
      : text
          .slice(0, 2 * SEARCHED)
          .replaceAll(/\s+/g, ' ')
          .trim();
  return words.slice(0, SEARCHED);
}

/** A copy: V8 keeps the whole of a text as long as a slice of it is kept. */
function detach(slice: string): string {
  return Buffer.from(slice, 'utf16le').toString('utf16le');
}

function showAddress({ name, address, group }: Address): string {
  if (group !== undefined) return `${name}: ${group.map(showAddress).join(', ')}`;
  return name === '' ? address : `${name} <${address}>`;
}
