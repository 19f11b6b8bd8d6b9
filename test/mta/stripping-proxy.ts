import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface StrippingProxy {
  readonly port: number;
  /** Everything that the client sent. */
  readonly heard: string;
  stop(): Promise<void>;
}

/** Somebody on the way who takes STARTTLS out of the server's list of keywords, and listens. */
export async function startStrippingProxy(target: number): Promise<StrippingProxy> {
  let heard = '';
  const sockets = new Set<Socket>();
  const server = createServer(client => {
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    client.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => client.write(chunk.toString('latin1').replace(/250-STARTTLS\r\n/, ''), 'latin1'));
    client.once('close', () => upstream.end());
    upstream.once('close', () => client.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get heard() {
      return heard;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}
