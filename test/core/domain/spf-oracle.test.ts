import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DNSResolver } from 'mailauth';
import { spf } from 'mailauth/lib/spf/index.js';
import { checkHost } from '../../../core/domain/check-host.ts';
import { answerFrom, readZone, type Zone } from './zone.ts';

/** mailauth's resolver over the same zone. */
async function resolve(zone: Zone, name: string, type: string): Promise<unknown> {
  const answer = answerFrom(zone, { name: name.toLowerCase(), type: type as 'TXT' });
  if (answer.state !== 'found')
    throw Object.assign(new Error('no record'), { code: answer.state === 'absent' && answer.exists ? 'ENODATA' : 'ENOTFOUND' });
  if (type === 'TXT') return answer.records.map(record => [record]);
  if (type === 'MX') return answer.records.map(record => ({ priority: Number(record.split(' ')[0]), exchange: record.split(' ')[1] }));
  return answer.records;
}

async function oracle(zone: Zone, ip: string): Promise<string> {
  const { status } = await spf({
    ip,
    sender: 'ann@example.org',
    helo: 'client.example',
    strict: true,
    resolver: ((name, type) => resolve(zone, name, type)) as DNSResolver,
  });
  return status.result;
}

function ours(zone: Zone, address: string): string {
  return readZone(checkHost({ address, domain: 'example.org', sender: 'ann@example.org', helo: 'client.example' }), zone).result;
}

const NAMES = ['example.org', 'a.example.org', 'b.example.net', 'gone.example.com'];
const ADDRESSES = ['192.0.2.1', '192.0.2.77', '198.51.100.3', '2001:db8::1', '2001:db8:ffff::9'];

const name = fc.constantFrom(...NAMES);
const target = fc.option(
  name.map(each => `:${each}`),
  { nil: '' },
);
const bits = fc.constantFrom('', '', '/24', '/0', '/32', '//64', '/24//48', '/33', '//129', '/');
const mechanism = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'ip4:192.0.2.1',
      'ip4:192.0.2.0/24',
      'ip4:198.51.100.0/25',
      'ip6:2001:db8::/32',
      'ip6:2001:db8::1',
      'ip4:192.0.2.1/8',
    ),
  },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('a', 'mx'), target, bits).map(parts => parts.join('')) },
  { weight: 3, arbitrary: name.map(each => `include:${each}`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'all',
      'exists:%{i}.example.net',
      'exists:%{ir}.%{v}.example.net',
      'exists:%{d2}',
      'exists:%{l1r-}.example.net',
      'ptr',
      'ptr:example.org',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'ip4:192.0.2',
      'ip6::1',
      'include',
      'foo',
      'all:x.example',
      'exists:%{x}.example',
      'a:',
      'A:a.example.org',
      'ip4',
      'a:example',
      'a:%%.example.org',
      'mx:1.2.3.4',
      '%',
    ),
  },
);
const directive = fc.tuple(fc.constantFrom('', '', '+', '-', '~', '?'), mechanism).map(parts => parts.join(''));
const modifier = fc.oneof(
  name.map(each => `redirect=${each}`),
  fc.constantFrom('exp=why.example.org', 'moo=%{d}', 'redirect=', 'exp=a.example exp=b.example', 'x=%', 'Redirect=a.example.org'),
);
const record = fc
  .array(fc.oneof({ weight: 6, arbitrary: directive }, { weight: 1, arbitrary: modifier }), { maxLength: 5 })
  .map(terms => ['v=spf1', ...terms].join(' '));

const host = fc.record({
  TXT: fc.oneof(
    { weight: 8, arbitrary: record.map(text => [text]) },
    { weight: 1, arbitrary: fc.constant([] as string[]) },
    { weight: 1, arbitrary: fc.tuple(record, record).map(both => [...both]) },
  ),
  A: fc.subarray(['192.0.2.1', '198.51.100.3']),
  AAAA: fc.subarray(['2001:db8::1']),
  MX: fc.subarray(['10 a.example.org', '20 b.example.net', '30 gone.example.com']),
});
const zones = fc.tuple(host, host, host).map(([one, two, three]): Zone => ({
  'example.org': one,
  'a.example.org': two,
  'b.example.net': three,
  '192.0.2.1.example.net': { A: ['127.0.0.2'] },
  '1.2.0.192.in-addr.arpa': { PTR: ['a.example.org', 'other.example.com'] },
  'ann.example.net': { A: ['127.0.0.2'] },
}));

test('mailauth and check_host agree on every generated record and address', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(zones, fc.constantFrom(...ADDRESSES), async (zone, address) => {
      const expected = await oracle(zone, address);
      seen.set(expected, (seen.get(expected) ?? 0) + 1);
      assert.equal(ours(zone, address), expected);
    }),
    { numRuns: 3000 },
  );
  for (const result of ['pass', 'fail', 'softfail', 'neutral', 'permerror', 'none'])
    assert.ok((seen.get(result) ?? 0) > 0, `${result} never came up`);
});
