import type { Leaf } from '../../core/message/parts.ts';

/** Whether a part is listed as a file rather than read. */
export function isFile({ type, isAttachment }: Leaf): boolean {
  return isAttachment || (type !== 'text/plain' && type !== 'text/html');
}

/** The text of a part, as far as its first so many bytes hold it. */
export function decodeLeaf(leaf: Leaf, atMost: number): string {
  return decodeCharset(decodeTransfer(leaf, atMost), leaf.charset);
}

function decodeTransfer({ encoding, body }: Leaf, atMost: number): Buffer {
  const beginning = body.slice(0, atMost);
  if (encoding === 'base64') return Buffer.from(beginning, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(beginning, 'latin1');
  const text = beginning
    .replaceAll(/(?<![ \t])[ \t]*=[ \t]*\r?\n/g, '')
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
