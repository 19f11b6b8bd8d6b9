import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createFetchText } from '../../../mail/discover/fetch-text.ts';
import { makeCertificates } from '../../support/certificates.ts';

const certificates = await makeCertificates();
const ca = certificates.authority;

async function serve(t: TestContext, listener: RequestListener): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createServer({ key: certificates.good.key, cert: certificates.good.cert }, (request, response) => {
    asked.push(request.url ?? '');
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `https://localhost:${(server.address() as AddressInfo).port}`, asked };
}

const toLoopback = ((_host, options, done) => {
  if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
}) as LookupFunction;
const anywhere = () => true;
const soon = () => AbortSignal.timeout(5000);

test('a text over verified HTTPS comes whole', async t => {
  const { url } = await serve(t, (_request, response) => response.end('<clientConfig/>'));
  const fetchText = createFetchText({ ca, lookup: toLoopback, mayReach: anywhere });
  assert.equal(await fetchText(url, soon()), '<clientConfig/>');
});

test('a name that leads to this machine or the local network is not connected to', async t => {
  const { url, asked } = await serve(t, (_request, response) => response.end('inner'));
  const fetchText = createFetchText({ ca, lookup: toLoopback });
  assert.equal(await fetchText(url, soon()), undefined);
  assert.equal(await fetchText(url.replace('localhost', '127.0.0.1'), soon()), undefined);
  assert.equal(await fetchText(url.replace('localhost', '[::1]'), soon()), undefined);
  assert.deepEqual(asked, []);
});

test('a redirect is followed, but not to this machine', async t => {
  const inner = await serve(t, (_request, response) => response.end('inner'));
  const innerPort = new URL(inner.url).port;
  const outer = await serve(t, ({ url }, response) => {
    if (url === '/good') response.end('good');
    else if (url === '/elsewhere') response.writeHead(302, { location: '/good' }).end();
    else response.writeHead(302, { location: `https://127.0.0.1:${innerPort}/` }).end();
  });
  const fetchText = createFetchText({ ca, lookup: toLoopback, mayReach: anywhere });
  assert.equal(await fetchText(`${outer.url}/elsewhere`, soon()), 'good');
  // The outer server stands for one of the internet, so its name is let through once.
  let connections = 0;
  const strict = createFetchText({ ca, lookup: toLoopback, mayReach: () => ++connections === 1 });
  assert.equal(await strict(`${outer.url}/inwards`, soon()), undefined);
  assert.deepEqual([outer.asked.at(-1), inner.asked], ['/inwards', []]);
});

test('a redirect to clear text, and a circle of them, end in nothing', async t => {
  const { url, asked } = await serve(t, (request, response) => {
    response.writeHead(301, { location: request.url === '/clear' ? 'http://localhost/' : '/circle' }).end();
  });
  const fetchText = createFetchText({ ca, lookup: toLoopback, mayReach: anywhere });
  assert.equal(await fetchText(`${url}/clear`, soon()), undefined);
  assert.equal(await fetchText(`${url}/circle`, soon()), undefined);
  assert.equal(asked.filter(path => path === '/circle').length, 4);
});

test('what is too large, too late, clear or not verified is nothing', async t => {
  const { url } = await serve(t, ({ url: path }, response) => {
    if (path === '/large') response.end('x'.repeat(300_000));
    else response.write('half');
  });
  const fetchText = createFetchText({ ca, lookup: toLoopback, mayReach: anywhere });
  assert.equal(await fetchText(`${url}/large`, soon()), undefined);
  assert.equal(await fetchText(`${url}/late`, AbortSignal.timeout(200)), undefined);
  assert.equal(await fetchText(url.replace('https', 'http'), soon()), undefined);
  assert.equal(await createFetchText({ lookup: toLoopback, mayReach: anywhere })(url, soon()), undefined);
  assert.equal(await fetchText('no address', soon()), undefined);
});
