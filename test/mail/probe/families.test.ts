import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { test, type TestContext } from 'node:test';
import { describeFamilies } from '../../../mail/probe/families.ts';
import { probe } from '../../../mail/probe/probe.ts';
import { race } from '../../../mail/probe/race.ts';
import { digBlackhole } from '../../support/blackhole.ts';
import { play } from '../../support/peer.ts';

const hasIpv6 = Object.values(networkInterfaces()).some(each => each?.some(({ address }) => address === '::1'));
const skip = hasIpv6 ? false : 'This machine has no IPv6.';

const V4 = { address: '127.0.0.1', family: 4 } as const;
const V6 = { address: '::1', family: 6 } as const;

/** A server on IPv4, and at the same port on IPv6 an address that never answers. */
async function halfDead(t: TestContext): Promise<number> {
  const peer = await play('S: 220 hi\nC: EHLO\nS: 250 mail.test\nC: QUIT\nS: 221 bye');
  t.after(() => peer.close());
  const hole = await digBlackhole('::1', peer.port);
  t.after(() => hole.close());
  return peer.port;
}

test('an IPv6 address that hangs holds the connection up for a quarter of a second', { skip }, async t => {
  const port = await halfDead(t);
  const begin = performance.now();
  const { socket, attempts } = await race({ addresses: [V6, V4], port, waitForEveryFamily: false }, AbortSignal.timeout(5000));
  socket?.destroy();
  const ms = performance.now() - begin;
  assert.ok(ms >= 240 && ms < 2000, `${ms} ms`);
  assert.deepEqual(
    attempts.map(({ address, result }) => [address, result]),
    [
      ['::1', undefined],
      ['127.0.0.1', 'connected'],
    ],
  );
});

test('a check that hears every family warns of the one that does not answer, and goes on over the other', { skip }, async t => {
  const port = await halfDead(t);
  const report = await probe({
    host: 'mail.test',
    port,
    encryption: 'none',
    everyFamily: true,
    timeout: 5000,
    resolver: () => Promise.resolve([V6, V4]),
  });
  const connect = report.stages.find(({ name }) => name === 'connect');
  assert.equal(connect?.outcome, 'warning');
  assert.match(String(connect.detail['ipv6']), /^no answer after \d+ ms$/);
  assert.match(String(connect.detail['ipv4']), /^connected after \d+ ms$/);
  assert.equal(connect.detail['address'], '127.0.0.1');
  assert.equal(report.diagnosis?.id, 'family-unanswered');
  assert.equal(report.stages.find(({ name }) => name === 'hello')?.outcome, 'ok');
});

test('where the first address answers the other family is tried all the same, and said', { skip }, async t => {
  const port = await halfDead(t);
  const { socket, attempts } = await race({ addresses: [V4, V6], port, waitForEveryFamily: true }, AbortSignal.timeout(5000));
  socket?.destroy();
  assert.deepEqual(
    attempts.map(({ address, result }) => [address, result]),
    [
      ['127.0.0.1', 'connected'],
      ['::1', undefined],
    ],
  );
});

test('a cancel ends the wait for the other family', { skip }, async t => {
  const port = await halfDead(t);
  const controller = new AbortController();
  const begin = performance.now();
  const run = race({ addresses: [V4, V6], port, waitForEveryFamily: true }, controller.signal);
  setImmediate(() => controller.abort());
  const { socket } = await run;
  socket?.destroy();
  // By itself it would hear the silent family for a second.
  assert.ok(performance.now() - begin < 900);
});

test('a family that is refused, or that this machine does not have, is no reason to warn', () => {
  const addresses = [V4, V6];
  for (const result of ['ECONNREFUSED', 'ENETUNREACH', 'EADDRNOTAVAIL']) {
    const attempts = [
      { ...V6, ms: 1, result },
      { ...V4, ms: 2, result: 'connected' },
    ];
    assert.deepEqual(describeFamilies(attempts, addresses), {
      detail: { ipv4: 'connected after 2 ms', ipv6: `${result} after 1 ms` },
      isOneSilent: false,
    });
  }
});
