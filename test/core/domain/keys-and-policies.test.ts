import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { isDkimKey, readDkimKey } from '../../../core/domain/dkim-key.ts';
import { appliedPolicy, gatherDmarc, gatherReportConsent, organizationalDomain, readDmarc, walkNames } from '../../../core/domain/dmarc.ts';
import { coversExchanger, readStsPolicy, readStsRecord } from '../../../core/domain/mta-sts.ts';
import { readExchangers, readTlsRpt } from '../../../core/domain/small-records.ts';
import { hasVersion, readTags } from '../../../core/domain/tags.ts';
import { DEADLINE, fastest } from '../../support/fastest.ts';
import { readZone } from './zone.ts';

function publicKey(bits: number): string {
  return generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

for (const bits of [512, 1024, 2048]) {
  test(`an RSA key of ${bits} bits is measured`, () => {
    const key = readDkimKey(`v=DKIM1; k=rsa; p=${publicKey(bits)}`);
    assert.deepEqual([key.type, key.bits, key.flaws], ['rsa', bits, []]);
  });
}

test('a bare RSAPublicKey is measured too', () => {
  const der = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'pkcs1', format: 'der' });
  assert.equal(readDkimKey(`p=${der.toString('base64')}`).bits, 1024);
});

test('an Ed25519 key has 32 octets', () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  assert.equal(readDkimKey(`v=DKIM1; k=ed25519; p=${key}`).bits, 256);
  assert.deepEqual(readDkimKey(`v=DKIM1; k=ed25519; p=${key.slice(0, 20)}`).flaws, ['bad-key']);
});

test('an empty p is a revoked key, and none is no key', () => {
  assert.deepEqual([readDkimKey('v=DKIM1; p=').isRevoked, readDkimKey('v=DKIM1; p=').flaws], [true, []]);
  assert.deepEqual(readDkimKey('v=DKIM1; k=rsa').flaws, ['no-key']);
});

test('flags, hashes and services are lists', () => {
  const key = readDkimKey('v=DKIM1; t=y:s; h=sha1 : sha256; s=email; p=');
  assert.deepEqual([key.isTest, key.isStrict, key.hashes, key.services], [true, true, ['sha1', 'sha256'], ['email']]);
});

test('a key that was cut off is unreadable', () => {
  assert.deepEqual(readDkimKey(`v=DKIM1; p=${publicKey(1024).slice(0, 100)}`).flaws, ['bad-key']);
});

test('a TXT record at a selector is a key only with a version or a p', () => {
  assert.deepEqual(['v=DKIM1; p=x', 'p=x', 'k=rsa; p=x', 'v=spf1 -all', 'hello'].map(isDkimKey), [true, true, true, false, false]);
});

test('a policy record tells policy, modes, reports and what is wrong', () => {
  const record = readDmarc(
    'v=DMARC1; p=Quarantine; sp=none; adkim=s; pct=50; rua=mailto:a@example.org, mailto:b@example.net!10m; foo=1; t=maybe',
  );
  assert.deepEqual(
    [record.policy, record.subdomainPolicy, record.dkimAlignment, record.spfAlignment, record.percent, record.reports.length],
    ['quarantine', 'none', 'strict', 'relaxed', 50, 2],
  );
  assert.deepEqual(
    record.flaws.map(({ kind, tag }) => `${kind} ${tag}`),
    ['removed-tag pct', 'unknown-tag foo', 'bad-value t'],
  );
});

test('an unusable policy counts as none when reports are asked for, and has no effect otherwise', () => {
  assert.equal(readDmarc('v=DMARC1; p=block; rua=mailto:a@example.org').policy, 'none');
  assert.equal(readDmarc('v=DMARC1; p=block').policy, undefined);
  assert.equal(readDmarc('v=DMARC1; p=reject; sp=block').policy, undefined);
});

test('only the exact version makes a record one', () => {
  assert.deepEqual(
    ['v=DMARC1', 'V = DMARC1 ;p=none', 'v=dmarc1; p=none', 'p=none; v=DMARC1', ''].map(text => hasVersion(text, 'DMARC1')),
    [true, true, false, false, false],
  );
});

test('a walk asks for the name, its last seven labels and what is above them', () => {
  assert.deepEqual(walkNames('a.b.c.d.e.f.g.h.example.org'), [
    'a.b.c.d.e.f.g.h.example.org',
    'd.e.f.g.h.example.org',
    'e.f.g.h.example.org',
    'f.g.h.example.org',
    'g.h.example.org',
    'h.example.org',
    'example.org',
    'org',
  ]);
});

test('the record of the fewest labels names the organisation, and its policy for subdomains applies', () => {
  const walk = readZone(gatherDmarc('news.shop.example.org'), { '_dmarc.example.org': { TXT: ['v=DMARC1; p=reject; sp=quarantine'] } });
  assert.equal(organizationalDomain(walk), 'example.org');
  assert.deepEqual([appliedPolicy(walk)?.policy, appliedPolicy(walk)?.isInherited], ['quarantine', true]);
});

test('below a public suffix that says so, the organisation is one label longer', () => {
  const walk = readZone(gatherDmarc('a.b.example.gov.example'), { '_dmarc.gov.example': { TXT: ['v=DMARC1; p=reject; psd=y'] } });
  assert.equal(organizationalDomain(walk), 'example.gov.example');
  assert.equal(appliedPolicy(walk)?.policy, 'reject');
});

test('reports to another organisation need its consent', () => {
  const record = readDmarc('v=DMARC1; p=none; rua=mailto:x@reports.example.org,mailto:x@yes.example,mailto:x@no.example');
  const silent = readZone(gatherReportConsent('example.org', record), { 'example.org._report._dmarc.yes.example': { TXT: ['v=DMARC1'] } });
  assert.deepEqual(silent, ['no.example']);
});

test('a policy of MTA-STS lists hosts, and a wildcard stands for one label', () => {
  const policy = readStsPolicy('version: STSv1\r\nmode: enforce\r\nmx: mail.example.org\r\nmx: *.example.net\r\nmax_age: 604800\r\n');
  assert.deepEqual([policy.mode, policy.maxAge, policy.flaws], ['enforce', 604800, []]);
  assert.deepEqual(
    ['mail.example.org', 'a.example.net', 'a.b.example.net', 'example.net'].map(host => coversExchanger(policy, host)),
    [true, true, false, false],
  );
});

test('a policy says everything that it lacks', () => {
  assert.deepEqual(readStsPolicy('<html>').flaws, ['not-a-field', 'no-version', 'no-mode', 'no-max-age', 'no-mx']);
  assert.equal(readStsRecord('v=STSv1; id=2026-11-20').id, undefined);
  assert.equal(readStsRecord('v=STSv1; id=20261120').id, '20261120');
});

test('TLS reports go to mailto and https alone', () => {
  assert.deepEqual(readTlsRpt('v=TLSRPTv1; rua=mailto:a@example.org,https://example.org/r,http://example.org').unusable, [
    'http://example.org',
  ]);
});

test('exchangers come in the order of their preference, and the null one has no host', () => {
  assert.deepEqual(
    readExchangers(['20 B.example.org.', '0 .', '10 a.example.org']).map(({ host }) => host),
    ['', 'a.example.org', 'b.example.org'],
  );
});

test('any text is read as any record without a throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      for (const read of [readTags, readDkimKey, readDmarc, readStsPolicy, readStsRecord, readTlsRpt, isDkimKey]) read(text);
      for (const { span } of readTags(text)) assert.ok(span.start < span.end && span.end <= text.length);
    }),
  );
});

test('a megabyte of the worst records is read in linear time', () => {
  for (const part of [';', '=', 'p=', 'p=A;', ' ', 'mx: a\n', 'rua=,', 'rua=mailto:', '%']) {
    const text = `v=DMARC1;${part.repeat(1_000_000 / part.length)}`;
    for (const read of [readDkimKey, readDmarc, readStsPolicy, readTlsRpt]) {
      const ms = fastest(() => read(text));
      assert.ok(ms < DEADLINE, `${read.name} of ${JSON.stringify(part)} took ${ms} ms`);
    }
  }
});
