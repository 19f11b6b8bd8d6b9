import type { DataCallback, Disposable, Event, Message, MessageReader, PartialMessageInfo } from 'vscode-languageserver/node';

/**
 * Holds back what the client sends after `initialize`, until whoever is to answer it has been loaded. The answer to `initialize`
 * itself need not wait for that.
 */
export class HeldReader implements MessageReader {
  readonly onError: Event<Error>;
  readonly onClose: Event<void>;
  readonly onPartialMessage: Event<PartialMessageInfo>;
  readonly #reader: MessageReader;
  readonly #held: Message[] = [];
  #deliver: DataCallback = () => undefined;
  #state: 'before' | 'holding' | 'open' = 'before';

  constructor(reader: MessageReader) {
    this.#reader = reader;
    this.onError = reader.onError;
    this.onClose = reader.onClose;
    this.onPartialMessage = reader.onPartialMessage;
  }

  listen(callback: DataCallback): Disposable {
    this.#deliver = callback;
    return this.#reader.listen(message => {
      if (this.#state === 'holding') {
        this.#held.push(message);
        return;
      }
      if (this.#state === 'before' && 'method' in message && message.method === 'initialize') this.#state = 'holding';
      callback(message);
    });
  }

  /** Delivers what was held, in its order, and everything that follows at once. */
  release(): void {
    this.#state = 'open';
    for (const message of this.#held.splice(0)) this.#deliver(message);
  }

  dispose(): void {
    this.#reader.dispose();
  }
}
