import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { discover, type DiscoverRequest, type Tried } from '../../../mail/discover/discover.ts';
import type { DnsResolver } from '../../../mail/dns/resolver.ts';
import { makeCertificates } from '../../support/certificates.ts';
import { play } from '../../support/peer.ts';

const certificates = await makeCertificates();

const INSIDE = 'C: EHLO\nS: 250-mail.test\nS: 250 AUTH PLAIN LOGIN\nC: QUIT\nS: 221 bye';
const IMPLICIT = `! tls\nS: 220 hi\n${INSIDE}`;
const STARTTLS = `S: 220 hi\nC: EHLO\nS: 250-mail.test\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n! tls\n${INSIDE}`;

function dns(zone: { readonly mx?: readonly string[]; readonly srv?: Readonly<Record<string, readonly string[]>> }): DnsResolver {
  return ({ type, name }) => {
    const records = (type === 'MX' ? zone.mx?.map((exchange, priority) => `${priority} ${exchange}`) : zone.srv?.[name]) ?? [];
    return Promise.resolve(records.length === 0 ? { state: 'absent', exists: true } : { state: 'found', records });
  };
}

const record = (port: number, name = 'localhost', priority = 0): string => `${priority} 0 ${port} ${name}`;

function find(request: Partial<DiscoverRequest>) {
  return discover({
    about: 'ann@example.org',
    dns: dns({}),
    resolver: () => Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]),
    trust: { extra: [certificates.authority] },
    timeout: 2000,
    ...request,
  });
}

async function server(t: TestContext, script: string, tls = certificates.good): Promise<number> {
  const peer = await play(script, { tls });
  t.after(() => peer.close());
  return peer.port;
}

test('of the servers that SRV records name the one that works is best, whatever its priority', async t => {
  const good = await server(t, STARTTLS);
  const untrusted = await server(t, IMPLICIT, certificates.selfSigned);
  const srv = {
    '_submissions._tcp.example.org': [record(untrusted, 'localhost', 0), record(1, 'localhost', 5)],
    '_submission._tcp.example.org': [record(good)],
  };
  const result = await find({ dns: dns({ srv }) });
  assert.ok(result.ok);
  assert.deepEqual(
    result.tried.map(({ candidate, works, cause }) => [candidate.port, works, cause]),
    [
      [good, true, undefined],
      [untrusted, false, 'certificate-self-signed'],
      [1, false, 'connection-refused'],
    ],
  );
  assert.equal(result.best?.candidate.encryption, 'starttls');
  assert.deepEqual(result.best.mechanisms, ['PLAIN', 'LOGIN']);
});

test('a server without a login is nothing that works', async t => {
  const port = await server(t, '! tls\nS: 220 hi\nC: EHLO\nS: 250 mail.test\nC: QUIT\nS: 221 bye');
  const result = await find({ dns: dns({ srv: { '_submissions._tcp.example.org': [record(port)] } }) });
  assert.ok(result.ok && result.best === undefined);
  assert.equal(result.tried[0]?.cause, 'authentication-not-offered');
});

test('files for mail clients are asked for on request alone, and never told the address', async t => {
  const port = await server(t, IMPLICIT);
  const asked: string[] = [];
  const fetch = (url: string) => {
    asked.push(url);
    const xml = `<outgoingServer type="smtp"><hostname>localhost</hostname><port>${port}</port><socketType>SSL</socketType><username>%EMAILADDRESS%</username></outgoingServer>`;
    return Promise.resolve(url.includes('.well-known') ? xml : undefined);
  };
  const without = await find({ fetch, probe: () => Promise.reject(new Error('not reached')), dns: dns({ mx: [] }) }).catch(() => undefined);
  assert.deepEqual([without, asked], [undefined, []]);
  const result = await find({ fetch, autoconfig: true });
  assert.ok(result.ok);
  assert.equal(result.best?.candidate.username, 'ann@example.org');
  assert.deepEqual(asked, [
    'https://autoconfig.example.org/mail/config-v1.1.xml',
    'https://example.org/.well-known/autoconfig/mail/config-v1.1.xml',
    'https://autoconfig.thunderbird.net/v1.1/example.org',
  ]);
});

test('each server is told as it answers, and no login takes part', async t => {
  const port = await server(t, IMPLICIT);
  const told: Tried[] = [];
  const srv = { '_submissions._tcp.example.org': [record(port)] };
  const result = await find({ dns: dns({ srv }), onTried: tried => told.push(tried) });
  assert.ok(result.ok);
  assert.deepEqual(told, result.tried);
});

test('when no question to the DNS is answered, that is what is said', async () => {
  const problem = { ok: false, problem: 'name-server-unreachable' };
  assert.deepEqual(await find({ dns: () => Promise.reject(new Error('down')) }), problem);
  assert.deepEqual(await find({ dns: () => Promise.resolve({ state: 'failed', reason: 'timeout' }) }), problem);
});

test('a DNS that never answers ends with the signal, at once', async () => {
  const controller = new AbortController();
  const run = find({ dns: () => new Promise<never>(() => undefined), signal: controller.signal });
  controller.abort();
  assert.deepEqual(await run, { ok: false, problem: 'cancelled' });
});

for (const about of ['', 'localhost', 'ann@', 'a b@example.org', 'exa mple.org', 'http://example.org', 'x\r\n.org', '::1']) {
  test(`${JSON.stringify(about)} is no domain`, async () => {
    assert.deepEqual(await find({ about }), { ok: false, problem: 'not-a-domain' });
  });
}

test('a domain beyond ASCII is asked about in its xn-- form', async () => {
  const names: string[] = [];
  const spy: DnsResolver = ({ type, name }) => {
    names.push(name);
    return Promise.resolve(type === 'SRV' ? { state: 'found', records: [record(1)] } : { state: 'absent', exists: true });
  };
  const result = await find({ about: 'zoë@bücher.example', dns: spy });
  assert.ok(result.ok);
  assert.deepEqual(names, ['_submissions._tcp.xn--bcher-kva.example', '_submission._tcp.xn--bcher-kva.example', 'xn--bcher-kva.example']);
});
