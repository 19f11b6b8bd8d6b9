import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { appliedPolicy, gatherDmarc, isDmarc, organizationalDomain } from '../../../core/domain/dmarc.ts';
import { answerFrom, readZone, type Zone } from './zone.ts';

interface OracleTags {
  readonly p?: string;
  readonly sp?: string;
  readonly np?: string;
}

interface OracleRecord extends OracleTags {
  readonly rr: string;
  readonly recordDomain: string;
  readonly orgDomain: string;
}

type Resolve = (name: string, type: string) => Promise<readonly (readonly string[])[]>;

/** mailauth has no types for this part. */
interface GetDmarcRecord {
  (domain: string, resolver: Resolve, options?: { readonly strict: boolean }): Promise<OracleRecord | false>;
  getPolicyTags(record: OracleRecord): OracleTags | null;
}

const getDmarcRecord = createRequire(import.meta.url)('mailauth/lib/dmarc/get-dmarc-record.js') as GetDmarcRecord;

const policy = fc.constantFrom('none', 'quarantine', 'reject', 'Reject', 'bogus', '');
const tag = fc.oneof(
  fc.tuple(fc.constantFrom('p', 'sp', 'np'), policy).map(([name, value]) => [name, value]),
  fc.tuple(fc.constantFrom('adkim', 'aspf'), fc.constantFrom('r', 's', 'S', 'x')).map(([name, value]) => [name, value]),
  fc.constantFrom(
    ['psd', 'y'],
    ['psd', 'n'],
    ['psd', 'u'],
    ['t', 'y'],
    ['t', 'n'],
    ['pct', '20'],
    ['rua', 'mailto:a@example.org'],
    ['rua', 'a@example.org'],
    ['foo', 'bar'],
  ),
);
const version = fc.constantFrom('v=DMARC1', 'v=DMARC1', 'v=DMARC1', 'V = DMARC1', 'v=DMARC2', 'v=dmarc1', 'DMARC1');
const record = fc
  .tuple(version, fc.uniqueArray(tag, { selector: ([name]) => name, maxLength: 5 }), fc.constantFrom('; ', ';', ' ; '))
  .map(([first, tags, separator]) => [first, ...tags.map(pair => pair.join('='))].join(separator));
const texts = fc.oneof(
  { weight: 3, arbitrary: fc.constant([] as string[]) },
  { weight: 5, arbitrary: record.map(text => [text]) },
  { weight: 1, arbitrary: fc.tuple(record, record).map(both => [...both]) },
);

const zones = fc.tuple(texts, texts, texts, texts).map(([one, two, three, four]): Zone => ({
  '_dmarc.news.shop.example.org': { TXT: one },
  '_dmarc.shop.example.org': { TXT: two },
  '_dmarc.example.org': { TXT: three },
  '_dmarc.org': { TXT: four },
}));

test('mailauth and the tree walk agree on the record that applies, its tags and the organisation', async () => {
  let inherited = 0;
  await fc.assert(
    fc.asyncProperty(zones, async zone => {
      const resolver: Resolve = async (name, type) => {
        const answer = answerFrom(zone, { type: type as 'TXT', name });
        if (answer.state !== 'found') throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
        return answer.records.map(text => [text]);
      };
      const expected = await getDmarcRecord('news.shop.example.org', resolver, { strict: true });
      const walk = readZone(gatherDmarc('news.shop.example.org'), zone);
      const tags = expected === false ? null : getDmarcRecord.getPolicyTags(expected);
      const applied = appliedPolicy(walk);
      assert.equal(applied?.record.policy, tags?.p);
      if (expected === false || applied === undefined) return;
      if (applied.isInherited) inherited++;
      assert.equal(applied.step.domain, expected.recordDomain);
      assert.equal(organizationalDomain(walk), expected.orgDomain);
      assert.equal(applied.record.text, expected.rr);
      assert.deepEqual([applied.record.subdomainPolicy, applied.record.nonexistentPolicy], [tags?.sp, tags?.np]);
    }),
    { numRuns: 3000 },
  );
  assert.ok(inherited > 100, `only ${inherited} policies were inherited`);
});

test('mailauth and the reader agree on what is a policy record', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(record, fc.string()), async text => {
      const expected = await getDmarcRecord('example.org', async (name: string) => {
        if (name !== '_dmarc.example.org') throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
        return [[text]];
      });
      assert.equal(isDmarc(text), expected !== false);
    }),
  );
});
