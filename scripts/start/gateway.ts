import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { isToken } from './token.ts';

export interface GatewayOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly token: string;
  /** The unix socket on which VS Code listens, in a folder that only its owner enters. */
  readonly socket: string;
  /** Where the link leads once its token is exchanged for a cookie; VS Code calls its server by `host:port`. */
  readonly landing: (authority: string) => string;
}

export interface Gateway {
  readonly port: number;
  /** Carries the token; whoever has it has the editor, and through its terminal this user's account. */
  readonly link: string;
  close(): Promise<void>;
}

const COOKIE = 'envelope-session';
const ENTRY = '/open';

/**
 * The only way to VS Code, on loopback. Loopback is shared with every user of the machine and with every page in the browser, so
 * a request needs a cookie that the link hands out, a Host of ours (a page that rebinds its own name has another), and must not
 * come from a page of another origin. Cookies do not tell ports apart: theirs is made anew for each start and is not the token.
 */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const session = randomBytes(32).toString('base64url');
  const server = createServer((incoming, response) => handle({ server, options, session, incoming }, response));
  server.on('upgrade', (incoming: IncomingMessage, client: Duplex, head: Buffer) =>
    upgrade({ server, options, session, incoming }, client, head),
  );
  await new Promise<void>((done, fail) => server.once('error', fail).listen(options.port, '127.0.0.1', done));
  const port = portOf(server);
  return {
    port,
    link: `http://127.0.0.1:${port}${ENTRY}?token=${options.token}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>(done => server.close(() => done()));
    },
  };
}

interface Exchange {
  readonly server: Server;
  readonly options: GatewayOptions;
  /** The cookie's value. */
  readonly session: string;
  readonly incoming: IncomingMessage;
}

function handle(exchange: Exchange, response: ServerResponse): void {
  const { options, session, incoming } = exchange;
  const entering = isEntry(exchange);
  const refusal = entering ? undefined : refuse(exchange);
  if (refusal !== undefined) {
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(refusal);
    return;
  }
  if (entering) {
    const cookie = `${COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    response.writeHead(200, {
      'set-cookie': cookie,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    response.end(landingPage(options.landing(incoming.headers.host ?? '')));
    return;
  }
  const upstream = request(
    { socketPath: options.socket, method: incoming.method, path: incoming.url, headers: withoutSession(incoming) },
    answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  upstream.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end('VS Code does not answer.');
  });
  response.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}

/**
 * A browser does not send a SameSite=Strict cookie on a navigation that another site or program began, and a redirect continues
 * that navigation; a page of our own that navigates on begins a new one.
 */
function landingPage(landing: string): string {
  const target = JSON.stringify(landing).replaceAll('<', '\\u003c');
  return `<!doctype html><title>Envelope</title><script>location.replace(${target})</script>`;
}

function upgrade(exchange: Exchange, client: Duplex, head: Buffer): void {
  const { options, incoming } = exchange;
  client.on('error', () => client.destroy());
  if (refuse(exchange) !== undefined) {
    client.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    return;
  }
  const upstream = connect(options.socket, () => {
    const headers = Object.entries(withoutSession(incoming)).flatMap(([name, value]) =>
      [value ?? []].flat().map(text => `${name}: ${text}`),
    );
    upstream.write(`GET ${incoming.url ?? '/'} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    upstream.pipe(client).pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  upstream.on('close', () => client.destroy());
  client.on('close', () => upstream.destroy());
}

/** Why a request goes no further, or `undefined` when it may. */
function refuse(exchange: Exchange): string | undefined {
  const { session, incoming } = exchange;
  if (!isOwnHost(exchange)) return 'This address is not served here.';
  if (!isToken(cookieOf(incoming), session)) return 'Open the link that npm start printed.';
  return isOwnPage(exchange) ? undefined : 'Another page asked for this.';
}

/** The link itself: the token stands in it, and nowhere else. */
function isEntry(exchange: Exchange): boolean {
  const { options, incoming } = exchange;
  if (incoming.method !== 'GET' || !isOwnHost(exchange)) return false;
  const [path, query] = (incoming.url ?? '').split('?', 2);
  return path === ENTRY && isToken(new URLSearchParams(query).get('token') ?? undefined, options.token);
}

/** A page on another port counts as the same site, and a web socket is not bound by the same-origin rule: both tell their origin. */
function isOwnPage({ server, incoming }: Exchange): boolean {
  const { origin, 'sec-fetch-site': site = 'none' } = incoming.headers;
  if (site !== 'none' && site !== 'same-origin') return false;
  return origin === undefined || hostsOf(server).some(host => origin === `http://${host}`);
}

function isOwnHost({ server, incoming }: Exchange): boolean {
  return hostsOf(server).includes(incoming.headers.host ?? '');
}

function hostsOf(server: Server): readonly string[] {
  const port = portOf(server);
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function cookieOf({ headers }: IncomingMessage): string | undefined {
  const cookies = (headers.cookie ?? '').split(';').map(cookie => cookie.trim());
  return cookies.find(cookie => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

/** VS Code, its extensions and its logs have no use for the cookie. */
function withoutSession({ headers }: IncomingMessage): IncomingMessage['headers'] {
  const cookie = (headers.cookie ?? '')
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '' && !part.startsWith(`${COOKIE}=`))
    .join('; ');
  const { cookie: _, ...rest } = headers;
  return cookie === '' ? rest : { ...rest, cookie };
}
