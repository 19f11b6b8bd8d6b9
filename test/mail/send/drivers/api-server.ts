import { createHash, createHmac } from 'node:crypto';
import { createServer as createHttpServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { Certificate } from '../../../support/certificates.ts';

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Says {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ApiServer {
  readonly url: string;
  readonly heard: readonly Heard[];
}

/** A server on loopback that answers as a provider's API does. An answer that is `undefined` never comes. */
export async function serve(t: TestContext, answer: (heard: Heard) => Says | undefined, tls?: Certificate): Promise<ApiServer> {
  const heard: Heard[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, path: url, headers, body: Buffer.concat(chunks) };
      heard.push(one);
      const says = answer(one);
      if (says === undefined) return;
      response.writeHead(says.status, { connection: 'close', ...says.headers });
      response.end(says.body ?? '');
    });
  };
  const server = tls === undefined ? createHttpServer(listener) : createHttpsServer(tls, listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${String(port)}`, heard };
}

/**
 * Whether a request is signed with this key, reckoned from the bytes that came (Signature Version 4,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 */
export function isSigned({ method, path, headers, body }: Heard, secret: string, { region }: { readonly region: string }): boolean {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=\w+\/(\d{8})\/([\w-]+)\/ses\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (parts === null || parts[2] !== region) return false;
  const [, day = '', , names = '', signature] = parts;
  const lines = names.split(';').map(name => `${name}:${String(headers[name] ?? '').trim()}\n`);
  const sha = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
  const canonical = [method, path, '', lines.join(''), names, sha(body)].join('\n');
  const scope = `${day}/${region}/ses/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', String(headers['x-amz-date']), scope, sha(canonical)].join('\n');
  const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
  const key = [day, region, 'ses', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, toSign).toString('hex') === signature && names.split(';').includes('host');
}
