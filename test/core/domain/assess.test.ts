import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { assessDomain } from '../../../core/domain/assess.ts';
import type { Sending } from '../../../core/domain/assess/context.ts';
import type { DnsAnswer } from '../../../core/domain/ask.ts';
import type { DomainFacts, PolicyFetch } from '../../../core/domain/facts.ts';
import { DOMAIN_FINDINGS, renderFinding, type DomainFinding } from '../../../core/domain/finding.ts';
import { gatherDkim, gatherDmarcFacts, gatherMx, gatherPtr, gatherSpfFacts, gatherTxt } from '../../../core/domain/gather.ts';
import { createProviders } from '../../../core/providers/lookup.ts';
import { readZone, type Zone } from './zone.ts';

const providers = createProviders();
const D = 'example.org';

interface Question extends Sending {
  readonly selectors?: readonly string[];
  readonly ips?: readonly string[];
  readonly policy?: PolicyFetch;
}

function assess(
  zone: Zone,
  { selectors = [], ips = [], policy = { state: 'not-asked' }, ...sending }: Question = {},
): readonly DomainFinding[] {
  const author = sending.from?.split('@')[1] ?? D;
  const known = (sending.provider?.dkim?.selectors ?? []).map(selector => ({ selector, origin: 'provider' as const }));
  const facts: DomainFacts = {
    domain: D,
    mx: readZone(gatherMx(D), zone),
    spf: readZone(gatherSpfFacts(D), zone),
    dkim: readZone(gatherDkim(D, [...selectors.map(selector => ({ selector, origin: 'given' as const })), ...known]), zone),
    dmarc: readZone(gatherDmarcFacts(D, author), zone),
    mtaSts: { kind: 'mta-sts', answer: readZone(gatherTxt('tls-rpt', `_mta-sts.${D}`), zone).answer, policy },
    tlsRpt: readZone(gatherTxt('tls-rpt', `_smtp._tls.${D}`), zone),
    bimi: readZone(gatherTxt('bimi', `default._bimi.${D}`), zone),
    ptr: readZone(
      gatherPtr(
        D,
        ips.map(address => ({ address, isGiven: true })),
      ),
      zone,
    ),
  };
  return assessDomain(facts, sending);
}

function provider(id: string) {
  const found = providers.byId(id);
  assert.ok(found);
  return { provider: found };
}

const rsa = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

/** Nothing is wrong here; each case changes a record or two. */
const GOOD: Zone = {
  [D]: { MX: ['10 mx.example.org'], TXT: ['v=spf1 mx -all'] },
  'mx.example.org': { A: ['192.0.2.1'] },
  '_dmarc.example.org': { TXT: ['v=DMARC1; p=reject; rua=mailto:d@example.org'] },
};
const spf = (text: string, more: Zone = {}): Zone => ({ ...GOOD, [D]: { MX: ['10 mx.example.org'], TXT: [text] }, ...more });
const mx = (...records: readonly string[]): Zone => ({ ...GOOD, [D]: { MX: records, TXT: ['v=spf1 -all'] } });
const dmarc = (...texts: readonly string[]): Zone => ({ ...GOOD, '_dmarc.example.org': { TXT: texts } });
const key = (...texts: readonly string[]): Zone => ({ ...GOOD, 's._domainkey.example.org': { TXT: texts } });
const given = { selectors: ['s'] };
const STS = 'version: STSv1\nmode: enforce\nmx: other.example.org\nmax_age: 86400\n';
const sts = (text: string): Zone => ({
  ...GOOD,
  '_mta-sts.example.org': { TXT: [text] },
  '_smtp._tls.example.org': { TXT: ['v=TLSRPTv1; rua=mailto:t@example.org'] },
});
const bimi = (text: string, more: Zone = {}): Zone => ({ ...GOOD, 'default._bimi.example.org': { TXT: [text] }, ...more });
const many = (count: number) => Array.from({ length: count }, (_, index) => `a:h${index}.example.org`).join(' ');
const hosts = (count: number): Zone =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`h${index}.example.org`, { A: ['192.0.2.9'] }]));

type Case = readonly [what: string, zone: Zone, question: Question, expected: readonly string[]];

const CASES: readonly Case[] = [
  ['a name that does not exist', {}, {}, ['error no-such-domain']],
  ['neither MX nor address', { ...GOOD, [D]: { TXT: ['v=spf1 -all'] } }, {}, ['warning mx-missing']],
  ['an address in place of an MX', { ...GOOD, [D]: { TXT: ['v=spf1 -all'], A: ['192.0.2.1'] } }, {}, ['info mx-implicit']],
  ['a null MX', mx('0 .'), {}, ['warning mx-null']],
  ['a null MX beside others', mx('0 .', '10 mx.example.org'), {}, ['error mx-null-and-others']],
  ['an MX to an address', mx('10 192.0.2.1'), {}, ['error mx-is-address']],
  ['an MX to an alias', { ...mx('10 alias.example.org'), 'alias.example.org': { CNAME: ['mx.example.org'] } }, {}, ['warning mx-is-alias']],
  ['an MX to nothing', mx('10 gone.example.org'), {}, ['warning mx-without-address']],

  ['no SPF record', { ...GOOD, [D]: { MX: ['10 mx.example.org'] } }, {}, ['warning spf-missing']],
  ['a record that is nearly one', spf('v=spf1;mx -all'), {}, ['error spf-misspelt']],
  ['two records', { ...GOOD, [D]: { MX: ['10 mx.example.org'], TXT: ['v=spf1 -all', 'v=spf1 mx -all'] } }, {}, ['error spf-multiple']],
  ['a term that is none', spf('v=spf1 ipv4:192.0.2.1 -all'), {}, ['error spf-syntax']],
  ['eleven look-ups', spf(`v=spf1 ${many(11)} -all`, hosts(11)), {}, ['error spf-too-many-lookups']],
  ['ten look-ups', spf(`v=spf1 ${many(10)} -all`, hosts(10)), {}, ['info spf-near-limit']],
  ['three look-ups for nothing', spf(`v=spf1 ${many(3)} -all`), {}, ['warning spf-void-lookups']],
  ['two look-ups for nothing', spf(`v=spf1 ${many(2)} -all`), {}, ['info spf-void-lookup']],
  ['an include of nothing', spf('v=spf1 include:gone.example -all'), {}, ['error spf-include-without-record']],
  [
    'an include of something broken',
    spf('v=spf1 include:x.example -all', { 'x.example': { TXT: ['v=spf1 foo'] } }),
    {},
    ['error spf-include-broken'],
  ],
  ['an include of itself', spf('v=spf1 include:example.org -all'), {}, ['error spf-loop']],
  [
    'an MX with eleven names',
    { ...spf('v=spf1 mx:x.example -all'), 'x.example': { MX: Array.from({ length: 11 }, (_, index) => `${index} h${index}.x.example`) } },
    {},
    ['error spf-too-many-exchangers'],
  ],
  ['everybody', spf('v=spf1 all'), {}, ['error spf-allows-everybody']],
  ['everybody by a network', spf('v=spf1 ip4:0.0.0.0/0 -all'), {}, ['error spf-allows-everybody']],
  ['nothing said of others', spf('v=spf1 mx'), {}, ['info spf-says-nothing']],
  ['a neutral word for others', spf('v=spf1 mx ?all'), {}, ['info spf-says-nothing']],
  ['a term behind the end', spf('v=spf1 -all mx'), {}, ['warning spf-after-all']],
  ['ptr', spf('v=spf1 ptr -all'), {}, ['warning spf-ptr']],

  ['a selector without a key', GOOD, given, ['error dkim-selector-missing']],
  ['a revoked key', key('v=DKIM1; p='), given, ['error dkim-revoked']],
  ['a short key', key(`v=DKIM1; p=${rsa(512)}`), given, ['error dkim-short-key']],
  ['a modest key', key(`v=DKIM1; p=${rsa(1024)}`), given, ['info dkim-modest-key']],
  ['a key on trial', key(`v=DKIM1; t=y; p=${rsa(2048)}`), given, ['info dkim-test']],
  ['a key for SHA-1', key(`v=DKIM1; h=sha1; p=${rsa(2048)}`), given, ['error dkim-sha1-only']],
  ['a key for something else', key(`v=DKIM1; s=tlsrpt; p=${rsa(2048)}`), given, ['error dkim-not-for-mail']],
  ['a key cut off', key('v=DKIM1; p=MIIBIjANBg'), given, ['error dkim-unreadable']],
  ['two keys', key(`v=DKIM1; p=${rsa(2048)}`, `v=DKIM1; p=${rsa(2048)}`), given, ['warning dkim-multiple']],
  [
    'an alias to nothing',
    { ...GOOD, 's._domainkey.example.org': { CNAME: ['s.gone.example'] } },
    given,
    ['warning dkim-alias-leads-nowhere'],
  ],
  [
    'no key of a provider whose selectors are known',
    spf('v=spf1 include:sendgrid.net -all', { 'sendgrid.net': { TXT: ['v=spf1 -all'] } }),
    provider('sendgrid'),
    ['warning dkim-provider-key-missing'],
  ],
  [
    'no key of a provider whose selectors are guesses',
    spf('v=spf1 include:_spf.google.com -all', { '_spf.google.com': { TXT: ['v=spf1 -all'] } }),
    provider('gmail'),
    ['info dkim-not-found'],
  ],

  ['no policy', { [D]: GOOD[D] ?? {}, 'mx.example.org': { A: ['192.0.2.1'] } }, {}, ['warning dmarc-missing']],
  ['two policies', dmarc('v=DMARC1; p=none', 'v=DMARC1; p=reject'), {}, ['error dmarc-multiple']],
  ['a policy that is none', dmarc('v=DMARC1; p=block'), {}, ['error dmarc-without-effect']],
  ['a value that is none', dmarc('v=DMARC1; p=reject; adkim=x; rua=mailto:d@example.org'), {}, ['warning dmarc-syntax']],
  ['a tag of the past', dmarc('v=DMARC1; p=reject; pct=50; rua=mailto:d@example.org'), {}, ['info dmarc-removed-tag']],
  ['a policy that only watches', dmarc('v=DMARC1; p=none; rua=mailto:d@example.org'), {}, ['info dmarc-monitors']],
  ['a policy on trial', dmarc('v=DMARC1; p=reject; t=y; rua=mailto:d@example.org'), {}, ['info dmarc-test']],
  ['no reports', dmarc('v=DMARC1; p=reject'), {}, ['info dmarc-no-reports']],
  [
    'reports to somebody who does not take them',
    dmarc('v=DMARC1; p=reject; rua=mailto:d@else.example'),
    {},
    ['warning dmarc-reports-not-taken'],
  ],
  [
    'a From of another organisation with a policy',
    { ...GOOD, '_dmarc.else.example': { TXT: ['v=DMARC1; p=quarantine; rua=mailto:d@else.example'] } },
    { from: 'a@else.example' },
    ['error from-not-aligned'],
  ],
  [
    'a From of another organisation without one',
    { ...GOOD, '_dmarc.else.example': { TXT: ['v=DMARC1; p=none; rua=mailto:d@else.example'] } },
    { from: 'a@else.example' },
    ['warning from-not-aligned', 'info dmarc-monitors'],
  ],
  [
    'a From at a free mailbox',
    {
      ...spf('v=spf1 include:spf.brevo.com -all', { 'spf.brevo.com': { TXT: ['v=spf1 -all'] } }),
      '_dmarc.gmail.com': { TXT: ['v=DMARC1; p=none; rua=mailto:d@gmail.com'] },
      'mail._domainkey.example.org': { TXT: [`p=${rsa(2048)}`] },
    },
    { ...provider('brevo'), from: 'a@gmail.com' },
    ['warning from-free-mail', 'info dmarc-monitors'],
  ],

  [
    'no include of a mailbox provider, others refused',
    key(`p=${rsa(2048)}`),
    { ...given, ...provider('gmail') },
    ['error provider-include-missing'],
  ],
  [
    'no include of a mailbox provider, others tolerated',
    { ...spf('v=spf1 mx ~all'), ...{ 's._domainkey.example.org': { TXT: [`p=${rsa(2048)}`] } } },
    { ...given, ...provider('gmail') },
    ['warning provider-include-missing'],
  ],
  [
    'no include of a provider with a return path of its own',
    { ...GOOD, 's1._domainkey.example.org': { TXT: [`p=${rsa(2048)}`] } },
    provider('sendgrid'),
    ['info provider-include-not-needed'],
  ],

  [
    'two MTA-STS records',
    {
      ...GOOD,
      ...{ '_mta-sts.example.org': { TXT: ['v=STSv1; id=1', 'v=STSv1; id=2'] } },
      '_smtp._tls.example.org': { TXT: ['v=TLSRPTv1; rua=mailto:t@example.org'] },
    },
    {},
    ['warning sts-multiple'],
  ],
  ['an MTA-STS record without an id', sts('v=STSv1'), {}, ['warning sts-syntax']],
  [
    'a policy that cannot be fetched',
    sts('v=STSv1; id=1'),
    { policy: { state: 'failed', reason: 'refused' } },
    ['warning sts-policy-unreachable'],
  ],
  ['a policy that is a web page', sts('v=STSv1; id=1'), { policy: { state: 'found', text: '<html>' } }, ['warning sts-policy-syntax']],
  ['a policy without the exchanger', sts('v=STSv1; id=1'), { policy: { state: 'found', text: STS } }, ['error sts-exchanger-not-covered']],
  [
    'the same, on trial',
    sts('v=STSv1; id=1'),
    { policy: { state: 'found', text: STS.replace('enforce', 'testing') } },
    ['warning sts-exchanger-not-covered'],
  ],
  ['a policy that nobody reports on', { ...GOOD, '_mta-sts.example.org': { TXT: ['v=STSv1; id=1'] } }, {}, ['hint tls-rpt-missing']],
  [
    'TLS reports to nowhere',
    { ...GOOD, '_smtp._tls.example.org': { TXT: ['v=TLSRPTv1; rua=ftp://example.org'] } },
    {},
    ['warning tls-rpt-syntax'],
  ],
  [
    'a picture without a policy',
    bimi('v=BIMI1; l=https://example.org/l.svg; a=https://example.org/a.pem', dmarc('v=DMARC1; p=none; rua=mailto:d@example.org')),
    {},
    ['warning bimi-needs-policy', 'info dmarc-monitors'],
  ],
  ['a picture that is nowhere', bimi('v=BIMI1; l=logo.svg'), {}, ['warning bimi-syntax']],
  ['a picture without a certificate', bimi('v=BIMI1; l=https://example.org/l.svg'), {}, ['info bimi-without-certificate']],

  ['a sender without a name, and not in the record', GOOD, { ips: ['192.0.2.9'] }, ['error sender-not-allowed', 'warning ptr-missing']],
  [
    'a sender whose name leads elsewhere',
    { ...spf('v=spf1 ip4:192.0.2.9 -all'), '9.2.0.192.in-addr.arpa': { PTR: ['mx.example.org'] } },
    { ips: ['192.0.2.9'] },
    ['warning ptr-not-confirmed'],
  ],
];

for (const [what, zone, question, expected] of CASES) {
  test(`${what}: ${expected.join(', ')}`, () => {
    assert.deepEqual(
      assess(zone, question).map(({ severity, id }) => `${severity} ${id}`),
      expected,
    );
  });
}

test('a domain in order has no finding', () => {
  assert.deepEqual(assess(GOOD), []);
});

test('no answer is not the same as no record', () => {
  const answer: DnsAnswer = { state: 'failed', reason: 'timeout' };
  const findings = assessDomain({
    domain: D,
    mx: { kind: 'mx', answer, exchangers: [], ownAddresses: [] },
    tlsRpt: { kind: 'tls-rpt', name: '_smtp._tls.example.org', answer },
  });
  assert.deepEqual(
    findings.map(({ id }) => id),
    ['not-answered'],
  );
});

test('an include that gave no answer leaves the count open, and is named', () => {
  const reading = gatherSpfFacts(D);
  let step = reading.next([]);
  while (step.done !== true) {
    step = reading.next(
      step.value.map(({ name }) =>
        name === D ? { state: 'found', records: ['v=spf1 include:slow.example -all'] } : { state: 'failed', reason: 'timeout' },
      ),
    );
  }
  const findings = assessDomain({ domain: D, spf: step.value });
  assert.deepEqual(
    findings.map(({ id, args }) => [id, args['name']]),
    [['not-answered', 'slow.example']],
  );
});

test('every finding that can be made is made by a case above', () => {
  const made = new Set(CASES.flatMap(([, , , expected]) => expected.map(each => each.split(' ')[1])));
  assert.deepEqual(
    Object.keys(DOMAIN_FINDINGS).filter(id => !made.has(id) && id !== 'not-answered'),
    [],
  );
});

test('every finding says cause and remedy with all values, and cites a page', () => {
  for (const [what, zone, question] of CASES) {
    for (const finding of assess(zone, question)) {
      const { cause, remedy } = renderFinding(finding);
      assert.doesNotMatch(cause + remedy, /[{}]/, what);
      assert.match(cause, /\.$/);
      assert.match(finding.source, /^https:\/\//);
    }
  }
});

test('for no provider with a return path of its own is a missing include an error', () => {
  const own = providers.all.filter(({ kind, spf: fact }) => kind === 'transactional' && fact !== undefined);
  assert.ok(own.length > 10);
  for (const each of own) {
    const errors = assess(GOOD, { provider: each }).filter(({ severity }) => severity === 'error');
    assert.deepEqual(errors, [], each.id);
  }
});

test('a fact of low confidence about a provider makes no error and no warning', () => {
  for (const each of providers.all.filter(({ spf: fact, dkim }) => fact?.confidence === 'low' && dkim?.confidence !== 'medium')) {
    const grave = assess(GOOD, { provider: each }).filter(({ severity }) => severity === 'error' || severity === 'warning');
    assert.deepEqual(grave, [], each.id);
  }
});

test('a missing include comes with the record to publish', () => {
  const [finding] = assess(GOOD, { ...given, ...provider('gmail') }).filter(({ id }) => id === 'provider-include-missing');
  assert.equal(finding?.args['record'], 'v=spf1 mx include:_spf.google.com -all');
});
