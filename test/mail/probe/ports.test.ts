import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { readPort, surveyPorts, type PortReport } from '../../../mail/probe/ports.ts';
import { makeCertificates } from '../../support/certificates.ts';
import { digBlackhole } from '../../support/blackhole.ts';
import { play } from '../../support/peer.ts';

const certificates = await makeCertificates();

const INSIDE = 'C: EHLO\nS: 250 mail.test\nC: QUIT\nS: 221 bye';

async function server(t: TestContext, script: string, tls = certificates.good): Promise<number> {
  const peer = await play(script, { tls });
  t.after(() => peer.close());
  return peer.port;
}

async function survey(ports: readonly number[], timeout = 1000): Promise<readonly PortReport[]> {
  return surveyPorts({
    host: 'localhost',
    ports,
    timeout,
    trust: { roots: 'none', extra: [certificates.authority] },
    resolver: () => Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]),
  });
}

const short = ({ port: _port, ms: _ms, ...rest }: PortReport): unknown => rest;

test('open ports are told with what they begin with, whatever their number', async t => {
  const [implicit, starttls, clear, untrusted] = await Promise.all([
    server(t, `! tls\nS: 220 hi\n${INSIDE}`),
    server(t, `S: 220 hi\nC: EHLO\nS: 250-mail.test\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n! tls\n${INSIDE}`),
    server(t, `S: 220 hi\n${INSIDE}`),
    server(t, `! tls\nS: 220 hi\n${INSIDE}`, certificates.selfSigned),
  ]);
  const reports = await survey([implicit, starttls, clear, untrusted]);
  assert.deepEqual(reports.map(short), [
    { state: 'open', encryption: 'implicit', verified: true },
    { state: 'open', encryption: 'starttls', verified: true },
    { state: 'open', encryption: 'none' },
    { state: 'open', encryption: 'implicit', verified: false, cause: 'certificate-self-signed' },
  ]);
});

test('a port that refuses is closed, one that swallows connections is filtered', async t => {
  const hole = await digBlackhole('127.0.0.1');
  t.after(() => hole.close());
  const [closed, filtered] = await survey([1, hole.port], 400);
  assert.deepEqual(closed && short(closed), { state: 'closed', cause: 'connection-refused' });
  assert.deepEqual(filtered && short(filtered), { state: 'filtered', cause: 'connection-timed-out' });
});

test('something else than a mail server is foreign, and a server that turns everybody away is open', async t => {
  const [web, closed] = await Promise.all([
    server(t, 'C: *\nS: HTTP/1.1 400 Bad Request'),
    server(t, 'S: 554 5.7.1 You are not welcome\nC: QUIT\nS: 221 bye'),
  ]);
  const [foreign, unwelcoming] = await survey([web, closed]);
  assert.equal(foreign?.state, 'foreign');
  assert.equal(unwelcoming?.state, 'open');
});

test('all ports are asked at once, each once, and told as they answer', async t => {
  const hole = await digBlackhole('127.0.0.1');
  t.after(() => hole.close());
  let lookUps = 0;
  const told: number[] = [];
  await surveyPorts({
    host: 'localhost',
    ports: [hole.port, 1, 1, 2],
    timeout: 400,
    resolver: () => {
      lookUps += 1;
      return Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]);
    },
    onPort: ({ port }) => told.push(port),
  });
  assert.equal(lookUps, 1);
  assert.equal(told.length, 3);
  assert.equal(told.at(-1), hole.port);
});

test('a cancel leaves a port unknown', () => {
  const stages = [
    { name: 'connect', outcome: 'ok', ms: 1, detail: {} },
    { name: 'greet', outcome: 'failed', ms: 1, detail: { cause: 'cancelled' } },
  ] as const;
  assert.equal(readPort({ stages, protection: 'clear' }, { port: 587, encryption: 'opportunistic' }).state, 'unknown');
});
