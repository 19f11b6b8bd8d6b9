import type { Readable } from 'node:stream';
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';

/** The end of an HTTP request line, whatever its method: a page behind DNS rebinding may choose that freely. */
const HTTP_REQUEST = /[ \t]HTTP\/\d(?:\.\d)?[ \t]*$/i;

/** No command holds one, and a TLS handshake does: a session ticket in it, chosen by a page, can carry lines that are commands. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const BINARY = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/**
 * One client of the inbox. A line that no mail client says ends the connection before the lines after it are looked at: a web page on
 * the same machine can make a browser send a request whose body consists of commands.
 */
export class InboxConnection extends SMTPConnection {
  #heardAt = performance.now();

  /** When it last said anything, on the clock of `performance.now()`. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** Whether it waits for the inbox rather than the inbox for it. */
  get isAnswered(): boolean {
    return !this._handlerPending;
  }

  /** Greets at once. smtp-server waits 100 ms for clients that speak too early, which tells spammers and slows down test runs. */
  override init(): void {
    this._setListeners(() => setImmediate(() => this.connectionReady()));
  }

  /** Says 421 and hangs up without waiting for the client to do so. */
  dismiss(reason: string): void {
    this.send(421, reason);
    this._socket.destroySoon();
  }

  /** Hangs up without a word. */
  cut(): void {
    this._socket.destroy();
  }

  override _createParser(): ReturnType<SMTPConnection['_createParser']> {
    const parser = super._createParser();
    parser.on('pipe', (source: Readable) => source.on('data', () => (this.#heardAt = performance.now())));
    return parser;
  }

  override _onCommand(command: Buffer, next?: () => void): void {
    const line = command.toString('latin1');
    // `next` is never called, so nothing that came with this line is carried out.
    if (HTTP_REQUEST.test(line) || BINARY.test(line)) this.cut();
    else super._onCommand(command, next);
  }
}
