import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '../../../core/smtp/explain.ts';
import { describeOrigin, findOrigin, type OriginFacts } from '../../../mail/probe/origin.ts';
import { probe } from '../../../mail/probe/probe.ts';

const DESK: OriginFacts = { env: {}, release: '6.12.0-generic', hostname: 'desk', exists: () => false, controlGroups: '0::/init.scope' };

for (const [facts, words] of [
  [{}, 'this machine (desk)'],
  [{ release: '5.15.167.4-microsoft-standard-WSL2' }, 'WSL (desk)'],
  [{ env: { WSL_DISTRO_NAME: 'Debian' } }, 'WSL (Debian)'],
  [{ exists: (path: string) => path === '/.dockerenv' }, 'a container (desk)'],
  [{ exists: (path: string) => path === '/run/.containerenv' }, 'a container (desk)'],
  [{ env: { KUBERNETES_SERVICE_HOST: '10.0.0.1' } }, 'a container (desk)'],
  [{ controlGroups: '12:pids:/docker/0123' }, 'a container (desk)'],
  [{ env: { SSH_CONNECTION: '203.0.113.5 22 192.0.2.1 22' } }, 'a remote host (desk)'],
  [{ release: '5.15-microsoft', exists: (path: string) => path === '/.dockerenv' }, 'a container (desk)'],
] as const satisfies readonly (readonly [Partial<OriginFacts>, string])[]) {
  test(`${JSON.stringify(facts)} is ${words}`, () => assert.equal(describeOrigin(findOrigin({ ...DESK, ...facts })), words));
}

test('a refused localhost is explained by where the check runs', () => {
  const failure = { condition: 'connection-refused', host: 'localhost', port: 1025 } as const;
  assert.match(explain({ ...failure, origin: 'container' })?.cause ?? '', /inside this container/);
  assert.match(explain({ ...failure, origin: 'wsl' })?.cause ?? '', /inside WSL/);
  assert.doesNotMatch(explain({ ...failure, origin: 'machine' })?.cause ?? '', /inside/);
  assert.doesNotMatch(explain({ ...failure, host: 'smtp.example.org', origin: 'container' })?.cause ?? '', /inside/);
});

test('the report says where the check ran from, and its diagnosis knows', async () => {
  const report = await probe({ host: '127.0.0.1', port: 1, encryption: 'none', origin: { kind: 'container', name: 'box' } });
  assert.deepEqual(report.origin, { kind: 'container', name: 'box' });
  assert.match(report.diagnosis?.cause ?? '', /inside this container/);
});
