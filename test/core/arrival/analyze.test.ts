import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignmentOf } from '../../../core/arrival/alignment.ts';
import { analyzeMessage } from '../../../core/arrival/analyze.ts';
import { readAuthenticationResults } from '../../../core/arrival/authentication-results.ts';
import { readAddress } from '../../../core/arrival/address.ts';
import { readDate } from '../../../core/arrival/date.ts';
import { readHeaders } from '../../../core/arrival/headers.ts';

const GOOD = `Delivered-To: bob@gmail.com
Received: by 2002:a05:6000:1b0a:b0:38f:2b5c with SMTP id f10csp123;
        Fri, 20 Nov 2026 01:02:09 -0800 (PST)
Return-Path: <bounces+1@em1.example.org>
Received: from o1.em1.example.org (o1.em1.example.org. [192.0.2.7])
        by mx.google.com with ESMTPS id x1si123
        for <bob@gmail.com>
        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);
        Fri, 20 Nov 2026 01:02:08 -0800 (PST)
Authentication-Results: mx.google.com;
       dkim=pass header.i=@example.org header.s=s1 header.b=AbC;
       spf=pass (google.com: domain of bounces+1@em1.example.org designates 192.0.2.7 as permitted sender) smtp.mailfrom="bounces+1@em1.example.org";
       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=example.org
DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=s1; bh=x; b=y
Received: from app (unknown [10.0.0.5]) by o1.em1.example.org (Postfix) with ESMTPSA id 1; Fri, 20 Nov 2026 09:02:05 +0000 (UTC)
From: "Shop, Inc. <not@this.example>" <shop@example.org>
To: bob@gmail.com
Subject: Hello
Date: Fri, 20 Nov 2026 09:02:04 +0000
Message-ID: <1@example.org>

Received: this is the body
`;

const ids = (source: string) => analyzeMessage(source).findings.map(({ id }) => id);

test('a message with everything in order has no finding', () => {
  const analysis = analyzeMessage(GOOD);
  assert.deepEqual(analysis.findings, []);
  assert.deepEqual(
    [analysis.from, analysis.returnPath, analysis.receiver, analysis.aligned, analysis.via],
    ['shop@example.org', 'bounces+1@em1.example.org', 'mx.google.com', 'pass', undefined],
  );
  assert.deepEqual(
    [analysis.spf?.result, analysis.spf?.alignment, analysis.dkim[0]?.alignment, analysis.dmarc?.result],
    ['pass', 'relaxed', 'same', 'pass'],
  );
});

test('hops come in the order of the way, each with its delay', () => {
  const { hops, travel } = analyzeMessage(GOOD);
  assert.deepEqual(
    hops.map(({ by, protocol, isEncrypted, delay }) => [by, protocol, isEncrypted, delay]),
    [
      ['o1.em1.example.org', 'ESMTPSA', true, undefined],
      ['mx.google.com', 'ESMTPS', true, 3_000],
      ['2002:a05:6000:1b0a:b0:38f:2b5c', 'SMTP', false, 1_000],
    ],
  );
  assert.equal(travel, 4_000);
});

test('a message that only the provider signed shows its via, and why DMARC fails', () => {
  const source = GOOD.replaceAll('header.i=@example.org', 'header.i=@sendgrid.net')
    .replaceAll('em1.example.org"', 'sendgrid.net"')
    .replace('d=example.org', 'd=sendgrid.net')
    .replace('dmarc=pass', 'dmarc=fail');
  const { via, findings, aligned } = analyzeMessage(source);
  assert.deepEqual([aligned, via], ['fail', { domain: 'sendgrid.net', because: 'other-signature' }]);
  assert.deepEqual(
    findings.map(({ id, severity }) => [id, severity]),
    [
      ['dmarc-failed', 'error'],
      ['via', 'info'],
    ],
  );
});

test('a Sender of another domain is shown as "on behalf of"', () => {
  assert.ok(ids(GOOD.replace('\nTo: bob', '\nSender: robot@mailer.example\nTo: bob')).includes('on-behalf-of'));
});

test('results below the last receiver’s own count for nothing: the sender may have written them', () => {
  const forged = GOOD.replace('dkim=pass', 'dkim=none')
    .replace('spf=pass', 'spf=fail')
    .replace('dmarc=pass', 'dmarc=fail')
    .replace(
      'DKIM-Signature:',
      'Authentication-Results: mx.forged.example; dmarc=pass header.from=example.org; dkim=pass header.d=example.org\nDKIM-Signature:',
    );
  const { dmarc, aligned } = analyzeMessage(forged);
  assert.deepEqual([dmarc?.result, aligned], ['fail', 'fail']);
});

test('Microsoft names no server, and its results count', () => {
  const { server, results } = readAuthenticationResults(
    'spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=example.org; dkim=pass (signature was verified) header.d=example.org;dmarc=pass action=none header.from=example.org;compauth=pass reason=100',
  );
  assert.equal(server, '');
  assert.deepEqual(
    results.map(({ method, result, properties }) => [
      method,
      result,
      properties['header.d'] ?? properties['smtp.mailfrom'] ?? properties['action'],
    ]),
    [
      ['spf', 'pass', 'example.org'],
      ['dkim', 'pass', 'example.org'],
      ['dmarc', 'pass', 'none'],
      ['compauth', 'pass', undefined],
    ],
  );
});

test('comments may be nested, values quoted, versions named', () => {
  const { server, results } = readAuthenticationResults(
    'mx.example 1; (a (nested; one)) dkim/1=fail (c) reason="bad; signature" header.d="x.example"; none',
  );
  assert.equal(server, 'mx.example');
  assert.deepEqual(results[0], {
    method: 'dkim',
    result: 'fail',
    comment: 'a (nested; one)',
    reason: 'bad; signature',
    properties: { 'header.d': 'x.example' },
  });
});

test('a body that was changed is told from a key that is missing', () => {
  assert.ok(ids(GOOD.replace('dkim=pass', 'dkim=neutral (body hash did not verify)')).includes('body-changed'));
  assert.ok(ids(GOOD.replace('dkim=pass', 'dkim=permerror (no key for signature)')).includes('key-not-found'));
  assert.ok(ids(GOOD.replace('dkim=pass', 'dkim=fail')).includes('signature-failed'));
});

test('a filter’s decision is told', () => {
  for (const field of ['X-Spam-Flag: YES', 'X-Forefront-Antispam-Report: CIP:192.0.2.7;CTRY:;SCL:9;SRV:;'])
    assert.ok(ids(`${field}\n${GOOD}`).includes('marked-as-spam'), field);
  assert.ok(!ids(`X-Forefront-Antispam-Report: CIP:192.0.2.7;SCL:1;\n${GOOD}`).includes('marked-as-spam'));
});

test('what waited is told, and what came before it was sent', () => {
  assert.ok(ids(GOOD.replace('09:02:05', '08:40:00')).includes('slow-hop'));
  assert.ok(ids(GOOD.replace('09:02:05', '09:10:00')).includes('wrong-clock'));
});

test('a copy from the folder of sent messages has no results, and says so', () => {
  assert.deepEqual(ids('From: a@example.org\nDate: Fri, 20 Nov 2026 09:02:04 +0000\nMessage-ID: <1@x>\n\nHi\n'), ['no-results']);
});

test('fields that receivers miss, and a From that stands twice, are told', () => {
  assert.deepEqual(ids('From: a@example.org\nFrom: b@example.org\nTo: c@example.org\n\n').sort(), [
    'field-missing',
    'field-missing',
    'from-repeated',
    'no-results',
  ]);
});

test('a forwarder’s seals are counted', () => {
  const { arc } = analyzeMessage(
    `ARC-Seal: i=2; a=rsa-sha256; cv=pass; d=one.example; s=x; b=y\nARC-Seal: i=1; cv=none; d=two.example\n${GOOD}`,
  );
  assert.deepEqual(arc, { instances: 2, verdict: 'pass' });
});

test('text that is no message is told as that', () => {
  for (const text of ['', '\n\n', 'hello world', '\0\0\0', '{"a":1}']) assert.deepEqual(ids(text), ['no-message'], JSON.stringify(text));
});

test('any line ends, an mbox line and blank lines in front make no difference', () => {
  const expected = analyzeMessage(GOOD);
  for (const variant of [
    GOOD.replaceAll('\n', '\r\n'),
    GOOD.replaceAll('\n', '\r'),
    `\n\n${GOOD}`,
    `From bounces@x Fri Nov 20 09:02:04 2026\n${GOOD}`,
  ]) {
    assert.deepEqual(analyzeMessage(variant), expected);
  }
});

test('every field has its place in the source', () => {
  for (const { name, span } of readHeaders(GOOD).fields) assert.ok(GOOD.slice(span.start, span.end).startsWith(`${name}:`));
  assert.ok(GOOD.slice(readHeaders(GOOD).bodyStart).startsWith('Received: this is the body'));
});

test('alignment by names: below, beside, and not across what registries share', () => {
  const pairs = [
    ['example.org', 'example.org', 'same'],
    ['em1.example.org', 'example.org', 'relaxed'],
    ['a.example.org', 'b.example.org', 'relaxed'],
    ['sendgrid.net', 'example.org', 'none'],
    ['one.co.uk', 'other.co.uk', 'none'],
    ['mail.one.co.uk', 'one.co.uk', 'relaxed'],
    ['one.com', 'other.com', 'none'],
    ['badexample.org', 'example.org', 'none'],
  ] as const;
  for (const [authenticated, author, expected] of pairs)
    assert.equal(alignmentOf(authenticated, author), expected, `${authenticated} for ${author}`);
});

test('addresses are read past display names, comments and groups of signs', () => {
  assert.equal(readAddress('"<a@b.example>" (c@d.example) Ann <ann@example.org>'), 'ann@example.org');
  assert.equal(readAddress('ann@example.org (Ann)'), 'ann@example.org');
  assert.equal(readAddress('=?utf-8?b?w4Q=?= <ann@example.org>'), 'ann@example.org');
  assert.equal(readAddress('nobody'), undefined);
  assert.equal(readAddress('<>'), undefined);
});

test('dates of mail are read with and without a weekday, seconds and a numeric zone', () => {
  const noon = Date.UTC(2026, 10, 20, 12, 0, 0);
  for (const text of [
    'Fri, 20 Nov 2026 12:00:00 +0000',
    '20 Nov 26 12:00 GMT',
    'Fri, 20 Nov 2026 13:30:00 +0130 (X)',
    '20 Nov 2026 07:00:00 EST',
  ])
    assert.equal(readDate(text), noon, text);
  for (const text of ['', 'yesterday', '40 Nov 2026 12:00:00 +0000', '20 Foo 2026 12:00:00 +0000'])
    assert.equal(readDate(text), undefined, text);
});

test('any text is analysed without a throw', () => {
  const lines = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(
          fc.constantFrom(
            'From',
            'Received',
            'Authentication-Results',
            'DKIM-Signature',
            'ARC-Seal',
            'Received-SPF',
            'Sender',
            'X-Spam-Flag',
          ),
          fc.string(),
        )
        .map(([name, value]) => `${name}: ${value}`),
    ),
  );
  fc.assert(fc.property(lines, parts => void analyzeMessage(parts.join('\n'))));
  for (let end = 0; end <= GOOD.length; end++) analyzeMessage(GOOD.slice(0, end));
});

/** Milliseconds of the processor for a megabyte of headers, the best of three: what else the machine does is not counted. */
function best(source: string): number {
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    analyzeMessage(source);
    return process.cpuUsage(start).user / 1000;
  });
  return Math.min(...times);
}

test('a megabyte of the worst headers takes less than 100 ms', () => {
  const parts = [
    'From: a\n',
    'From: <',
    'a@',
    'Received: from a by b; x\n',
    'Received: (((((',
    'Authentication-Results: x; spf=pass (((\n',
    'Authentication-Results: x; a=b; c=d; e=f; g=h\n',
    ' \n',
    '\t',
    ':',
    'x:\n y\n',
    '"\\',
    ';=',
    'DKIM-Signature: d=a; s=b; d=a; s=b\n',
    'ARC-Seal: i=1; cv=none\n',
    '\r',
    'Received-SPF: pass envelope-from=',
    'X-Spam-Flag: no\n',
  ];
  for (const part of parts) {
    for (const prefix of ['', 'Authentication-Results: ', 'Received: ', 'From: ', 'DKIM-Signature: ', 'Received-SPF: ']) {
      const ms = best(prefix + part.repeat(1_000_000 / part.length));
      assert.ok(ms < 100, `${JSON.stringify(prefix + part)} took ${ms} ms`);
    }
  }
});
