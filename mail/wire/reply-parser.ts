import { isUtf8 } from 'node:buffer';
import type { Condition } from '../../core/smtp/conditions.ts';
import type { Reply } from '../../core/smtp/reply.ts';
import { readEnhancedCode } from '../../core/smtp/reply.ts';
import { printable } from './printable.ts';

export interface ReplyLimits {
  /** Bytes of one line, without its end. */
  readonly line: number;
  /** Lines of one reply. */
  readonly lines: number;
  /** Bytes of one reply. */
  readonly bytes: number;
}

/**
 * RFC 5321 §4.5.3.1.5 allows 512 octets per line; Microsoft and Proofpoint exceed it in refusals, none comes near 4096. The longest
 * EHLO replies in the field have about 25 lines; 256 leaves room for help texts. 64 KB bounds what one reply may cost.
 */
export const REPLY_LIMITS: ReplyLimits = { line: 4096, lines: 256, bytes: 65_536 };

/** Something that is no reply; `shown` is the beginning of it, as long as a line may be. The session cannot go on. */
export interface Flaw {
  readonly condition: Condition;
  readonly shown: string;
}

/**
 * Cuts a stream of bytes into replies. Ends of line may be CRLF or LF. Bytes that are not UTF-8 are read as Latin-1, control characters
 * are shown escaped, so that a reply can be printed anywhere. After a flaw nothing more is read.
 */
export class ReplyParser {
  readonly #limits: ReplyLimits;
  #partial: Buffer[] = [];
  #partialBytes = 0;
  #lines: string[] = [];
  #bytes = 0;
  #code: number | undefined;
  #flaw: Flaw | undefined;

  constructor(limits: ReplyLimits = REPLY_LIMITS) {
    this.#limits = limits;
  }

  get flaw(): Flaw | undefined {
    return this.#flaw;
  }

  /** Whether bytes have come that do not make a whole reply yet. */
  get isMidReply(): boolean {
    return this.#partialBytes > 0 || this.#lines.length > 0;
  }

  /** The replies that this chunk completes. */
  push(chunk: Buffer): readonly Reply[] {
    const replies: Reply[] = [];
    let start = 0;
    while (this.#flaw === undefined && start < chunk.length) {
      const end = chunk.indexOf(0x0a, start);
      const stop = end < 0 ? chunk.length : end;
      this.#take(chunk.subarray(start, stop));
      if (end < 0 || this.#isBroken()) break;
      const reply = this.#finishLine();
      if (reply !== undefined) replies.push(reply);
      start = end + 1;
    }
    return replies;
  }

  #take(bytes: Buffer): void {
    if (this.#partialBytes + bytes.length > this.#limits.line) {
      this.#fail('endless-line', Buffer.concat([...this.#partial, bytes]));
      return;
    }
    // A copy, so that a short rest does not keep the whole chunk in memory.
    if (bytes.length > 0) this.#partial.push(Buffer.from(bytes));
    this.#partialBytes += bytes.length;
  }

  #isBroken(): boolean {
    return this.#flaw !== undefined;
  }

  #finishLine(): Reply | undefined {
    let line = this.#partial.length === 1 && this.#partial[0] !== undefined ? this.#partial[0] : Buffer.concat(this.#partial);
    this.#partial = [];
    this.#partialBytes = 0;
    this.#bytes += line.length + 1;
    if (line.at(-1) === 0x0d) line = line.subarray(0, -1);

    const match = /^([2-5]\d\d)(?:([ -])(.*))?$/s.exec(decode(line));
    if (match === null) return this.#fail(this.#lines.length === 0 ? foreignProtocol(line) : 'not-smtp', line);
    const code = Number(match[1]);
    if (this.#code !== undefined && this.#code !== code) return this.#fail('mixed-codes', line);
    this.#lines.push(printable(match[3] ?? ''));
    if (this.#lines.length > this.#limits.lines || this.#bytes > this.#limits.bytes) return this.#fail('endless-reply', line);
    this.#code = code;
    return match[2] === '-' ? undefined : this.#finishReply(code);
  }

  #finishReply(code: number): Reply {
    const lines = this.#lines;
    this.#lines = [];
    this.#bytes = 0;
    this.#code = undefined;
    const enhanced = readEnhancedCode(lines[0] ?? '');
    return { code, lines, ...(enhanced !== undefined && { enhanced }) };
  }

  #fail(condition: Condition, bytes: Buffer): undefined {
    this.#flaw = { condition, shown: printable(decode(bytes.subarray(0, this.#limits.line))) };
    this.#partial = [];
    this.#lines = [];
    return undefined;
  }
}

function decode(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}

/** Names the protocols that are met on wrong ports; what they say first cannot be taken for SMTP. */
function foreignProtocol(line: Buffer): Condition {
  const start = line.subarray(0, 16).toString('latin1');
  if (/^HTTP\/|^<(?:!DOCTYPE|html)/i.test(start)) return 'http-server';
  return /^(?:\* (?:OK|PREAUTH|BYE)|\+OK|-ERR)/.test(start) ? 'mailbox-server' : 'not-smtp';
}
