import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { fetchPolicy } from '../../../mail/domain/fetch-policy.ts';
import { makeCertificates } from '../../support/certificates.ts';

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/mta-sts.txt`;
}

const patient = () => AbortSignal.timeout(5_000);

test('a policy is fetched as it stands', async t => {
  const url = await serve(t, (_request, response) => response.end('version: STSv1\r\n'));
  assert.equal(await fetchPolicy(url, patient()), 'version: STSv1\r\n');
});

test('a redirect is not followed', async t => {
  const asked: string[] = [];
  const url = await serve(t, (request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  await assert.rejects(fetchPolicy(url, patient()));
  assert.deepEqual(asked, ['/.well-known/mta-sts.txt']);
});

test('another status than 200 is no policy', async t => {
  const url = await serve(t, (_request, response) => response.writeHead(404).end('version: STSv1'));
  await assert.rejects(fetchPolicy(url, patient()), /answers 404/);
});

test('an endless policy is given up after 64 KB', async t => {
  let sent = 0;
  const url = await serve(t, (_request, response) => {
    const more = (): void => {
      sent += 16_384;
      if (!response.destroyed) response.write('x'.repeat(16_384), more);
    };
    more();
  });
  await assert.rejects(fetchPolicy(url, patient()), /64 KB/);
  assert.ok(sent < 50_000_000, `${sent} bytes were sent`);
});

test('a silent server ends with the signal', async t => {
  const url = await serve(t, () => undefined);
  await assert.rejects(fetchPolicy(url, AbortSignal.timeout(100)));
});

test('an environment that switches verification off has no say', async t => {
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  t.after(() => {
    if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
  });
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  const { selfSigned } = await makeCertificates();
  const server = createSecureServer(selfSigned, (_request, response) => response.end('version: STSv1')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/mta-sts.txt`;
  await assert.rejects(fetchPolicy(url, patient()), /certificate/);
});
