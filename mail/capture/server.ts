import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { InboxConnection } from './connection.ts';

/**
 * One listener of the inbox. Where too many clients are connected, the one that has been silent for longest makes room: connections
 * that a test run left hanging never keep the next one out.
 */
export class InboxServer extends SMTPServer {
  readonly #clients: number;

  constructor(options: SMTPServerOptions & { readonly maxClients: number }) {
    super(options);
    this.#clients = options.maxClients;
  }

  override connect(...[socket, options]: Parameters<SMTPServer['connect']>): void {
    this.#makeRoom();
    const connection = new InboxConnection(this, socket, options);
    this.connections.add(connection);
    connection.on('error', (error: Error) => this._onError(error));
    connection.init();
  }

  /** The handshake of implicit TLS comes before there is a connection, and may never end. */
  override _acceptSocket(socket: Socket, handshake: boolean): ReturnType<SMTPServer['_acceptSocket']> {
    const [oldest] = this._pendingSockets;
    if (oldest !== undefined && this._pendingSockets.size >= this.#clients) {
      const [accepted, topmost] = oldest;
      this._pendingSockets.delete(accepted);
      topmost.destroy();
    }
    return super._acceptSocket(socket, handshake);
  }

  /** By the session's id. */
  find(id: string): InboxConnection | undefined {
    for (const connection of this.#connections()) if (connection.id === id) return connection;
    return undefined;
  }

  #makeRoom(): void {
    if (this.connections.size < this.#clients) return;
    let silent: InboxConnection | undefined;
    for (const connection of this.#connections()) {
      if (connection.isAnswered && (silent === undefined || connection.heardAt < silent.heardAt)) silent = connection;
    }
    silent?.dismiss('Too many connections; this one was silent for longest');
  }

  *#connections(): Iterable<InboxConnection> {
    for (const connection of this.connections) if (connection instanceof InboxConnection) yield connection;
  }
}
