import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** The end of an HTTP request line, whatever its method: a page behind DNS rebinding may choose that freely. */
const HTTP_REQUEST = /[ \t]HTTP\/\d(?:\.\d)?\r?\n/;

/** From here on the bytes are TLS, and no browser says this before its request line. */
const STARTTLS = /^STARTTLS[ \t]*\r?\n/im;

/** Enough for the request line of any page, and more than a mail client says before its message. In bytes. */
const LISTEN_TO = 4096;

/**
 * smtp-server drops the HTTP methods that it knows; this drops every request before its first command is carried out. A web page on the
 * same machine can make a browser send one, and the lines of its body could be commands.
 */
export class InboxServer extends SMTPServer {
  override connect(...[socket, options]: Parameters<SMTPServer['connect']>): void {
    super.connect(socket, options);
    dropHttp(socket);
  }
}

function dropHttp(socket: Socket): void {
  let heard = '';
  const listen = (chunk: Buffer): void => {
    heard += chunk.toString('latin1');
    if (HTTP_REQUEST.test(heard)) socket.destroy();
    if (heard.length > LISTEN_TO || STARTTLS.test(heard)) socket.off('data', listen);
  };
  // The session is connected to the socket already, so this starts no flow of its own; it only hears each chunk first.
  socket.prependListener('data', listen);
}
