import type { Readable } from 'node:stream';
import type { DataCallback, Disposable, Message, MessageReader } from 'vscode-languageserver/node';
import { AbstractMessageReader } from 'vscode-languageserver/node';

/**
 * Reads messages as they arrive. The library's own reader takes each one through a chain of promises, which costs a fifth of a short
 * answer (docs/decisions/0004-small-server.md).
 */
export class FramedReader extends AbstractMessageReader implements MessageReader {
  readonly #stream: Readable;
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes that must be there before looking again is of use. */
  #needed = 0;

  constructor(stream: Readable) {
    super();
    this.#stream = stream;
    stream.on('error', (error: Error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  listen(callback: DataCallback): Disposable {
    const onData = (chunk: Buffer): void => {
      this.#chunks.push(chunk);
      this.#length += chunk.length;
      if (this.#length < this.#needed) return;
      for (const content of this.#take()) {
        try {
          callback(JSON.parse(content) as Message);
        } catch (error) {
          this.fireError(error);
        }
      }
    };
    this.#stream.on('data', onData);
    return { dispose: () => this.#stream.off('data', onData) };
  }

  /** The contents of the whole messages that are there. */
  *#take(): Generator<string> {
    let rest = this.#chunks.length === 1 ? (this.#chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#chunks);
    let header = readHeader(rest);
    for (; header !== undefined && rest.length >= header.end; header = readHeader(rest)) {
      if (header.length === undefined) this.fireError(new Error('A message came without its Content-Length.'));
      else yield rest.toString('utf8', header.start, header.end);
      rest = rest.subarray(header.end);
    }
    this.#chunks = [rest];
    this.#length = rest.length;
    this.#needed = header?.end ?? 0;
  }
}

interface Header {
  readonly length: number | undefined;
  /** Of the content, in bytes from the beginning of the header. */
  readonly start: number;
  readonly end: number;
}

/** https://microsoft.github.io/language-server-protocol/specifications/base/0.9/specification/#headerPart */
function readHeader(bytes: Buffer): Header | undefined {
  const blank = bytes.indexOf('\r\n\r\n');
  if (blank === -1) return undefined;
  const start = blank + 4;
  const field = /^content-length: *(\d{1,10})\r?$/im.exec(bytes.toString('latin1', 0, blank))?.[1];
  const length = field === undefined ? undefined : Number(field);
  return { length, start, end: start + (length ?? 0) };
}
