import { assess } from '../../core/message/assess.ts';
import { readStructure } from '../../core/message/parts.ts';
import type { MessageProblem } from '../../core/message/problem.ts';
import { decodeLeaf, isFile } from './decode-leaf.ts';
import type { Arrival } from './message.ts';

/** How much of the HTML is looked at; mail programs show a tenth of it. In bytes, encoded. */
const JUDGED = 1024 * 1024;

/** What is wrong with the message itself, the worst first. */
export function judge(arrival: Arrival, source: Uint8Array): readonly MessageProblem[] {
  const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('latin1');
  const page = readStructure(text).leaves.find(leaf => leaf.type === 'text/html' && !isFile(leaf));
  return assess({
    sender: arrival.sender,
    utf8: arrival.utf8 === true,
    source: text,
    ...(page !== undefined && { html: decodeLeaf(page, JUDGED) }),
  });
}
