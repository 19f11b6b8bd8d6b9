import { readStructure, type Leaf } from '../../core/message/parts.ts';
import { isFile } from './decode-leaf.ts';

/** More than anybody reads of a text in a preview, or sees of a file without saving it. In bytes, encoded. */
export const PART_AT_MOST = 1024 * 1024;

/** A message whose long parts are short enough to be parsed at once: every line of one of 25 MB takes seconds. */
export interface Shortened {
  readonly source: Uint8Array;
  /** A text was cut. */
  readonly isCut: boolean;
  /** The size of a file that stands in by its own short content. */
  sizeOf(content: Uint8Array): number;
}

/** Cuts long texts, and puts a few bytes in place of long files, whose sizes are remembered. */
export function shorten(source: Uint8Array): Shortened {
  if (source.byteLength <= PART_AT_MOST) return { source, isCut: false, sizeOf: content => content.byteLength };
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const pieces: Uint8Array[] = [];
  const sizes = new Map<string, number>();
  let end = 0;
  let isCut = false;
  for (const leaf of readStructure(bytes.toString('latin1')).leaves) {
    if (leaf.body.length <= PART_AT_MOST || (isFile(leaf) && leaf.encoding !== 'base64')) continue;
    pieces.push(bytes.subarray(end, leaf.start));
    if (isFile(leaf)) {
      const standIn = `envelope-part-${String(sizes.size)}`;
      sizes.set(standIn, Buffer.from(leaf.body, 'base64').length);
      pieces.push(Buffer.from(`${Buffer.from(standIn).toString('base64')}\r\n`));
    } else {
      isCut = true;
      pieces.push(bytes.subarray(leaf.start, leaf.start + beginningOf(leaf)), Buffer.from('\r\n'));
    }
    end = leaf.start + leaf.body.length;
  }
  pieces.push(bytes.subarray(end));
  return {
    source: Buffer.concat(pieces),
    isCut,
    sizeOf: content => (content.byteLength > 40 ? undefined : sizes.get(Buffer.from(content).toString('latin1'))) ?? content.byteLength,
  };
}

/** Whole lines, so that no encoding is cut in the middle; a text of one line is cut where it is. */
function beginningOf({ body }: Leaf): number {
  const lineEnd = body.lastIndexOf('\n', PART_AT_MOST);
  return lineEnd > PART_AT_MOST / 2 ? lineEnd + 1 : PART_AT_MOST;
}
