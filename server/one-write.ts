import type { Writable } from 'node:stream';
import type { Message, MessageWriter } from 'vscode-languageserver/node';
import { AbstractMessageWriter } from 'vscode-languageserver/node';

/**
 * Writes each message with one call to the system. The library's own writer takes two, header and content, and waits in between:
 * a tenth of a millisecond in every answer.
 */
export class OneWriteMessageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on('error', (error: Error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    const content = JSON.stringify(message);
    // The length counts bytes: https://microsoft.github.io/language-server-protocol/specifications/base/0.9/specification/#headerPart
    const framed = `Content-Length: ${Buffer.byteLength(content, 'utf8')}\r\n\r\n${content}`;
    return new Promise((resolve, reject) => {
      this.#stream.write(framed, 'utf8', error => {
        if (error === null || error === undefined) resolve();
        else reject(error);
      });
    });
  }

  end(): void {
    this.#stream.end();
  }
}
