import { formatReply, type Reply } from '../../core/smtp/reply.ts';
import type { Censor } from './censor.ts';
import type { Command } from './command.ts';

export interface TranscriptLine {
  /** Milliseconds since the session began. */
  readonly at: number;
  readonly by: 'client' | 'server' | 'envelope';
  readonly text: string;
}

/** What was said, as far as it may be read. A command brings its own printable form; the server's words pass the censor. */
export class Transcript {
  readonly #lines: TranscriptLine[] = [];
  readonly #begin = performance.now();
  readonly censor: Censor;

  constructor(censor: Censor) {
    this.censor = censor;
  }

  get lines(): readonly TranscriptLine[] {
    return this.#lines;
  }

  sent(command: Command): void {
    this.#add('client', command.shown);
  }

  /** A line that another client sent and has redacted by itself. */
  sentText(text: string): void {
    this.#add('client', text);
  }

  received(reply: Reply): void {
    this.receivedText(formatReply(reply));
  }

  /** The censor sees all lines at once: a word may be broken over two. */
  receivedText(text: string): void {
    for (const line of this.censor(text.replaceAll('\r\n', '\n')).split('\n')) this.#add('server', line);
  }

  /** Something that is no line of the protocol: a handshake, the end of the connection. */
  note(text: string): void {
    this.#add('envelope', text);
  }

  #add(by: TranscriptLine['by'], text: string): void {
    this.#lines.push({ at: Math.round(performance.now() - this.#begin), by, text: this.censor(text) });
  }
}

const MARKS = { client: 'C', server: 'S', envelope: '*' } as const;

/** The transcript as text: `C:` and `S:` lines, and `*` for what Envelope remarks. */
export function formatTranscript(lines: readonly TranscriptLine[]): string {
  return lines.map(({ by, text }) => `${MARKS[by]}: ${text}`).join('\n');
}
