import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { createProviders } from '../../../core/providers/lookup.ts';
import { checkDomain, type DomainReport, type DomainRequest } from '../../../mail/domain/check-domain.ts';
import { createResolver, type DnsResolver } from '../../../mail/dns/resolver.ts';
import { reasonToSkip, startNameServer, type NameServer } from './name-server.ts';

const providers = createProviders();
const provider = (id: string) => {
  const found = providers.byId(id);
  assert.ok(found);
  return found;
};

function txt(text: string): string {
  return (text.match(/.{1,200}/g) ?? []).map(part => `"${part.replaceAll(';', '\\;')}"`).join(' ');
}

const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const HEAD = '$TTL 60\n@ SOA ns.invalid. root.invalid. 1 60 60 60 60\n@ NS ns.invalid.\n';

const ZONES = {
  'good.example': `${HEAD}
@ MX 10 mail
@ MX 20 backup
mail A 192.0.2.25
backup AAAA 2001:db8::25
@ TXT "v=spf1 mx ip4:192.0.2.25 include:_spf.google.com -all"
@ TXT "some-verification=1"
google._domainkey TXT ${txt(`v=DKIM1; k=rsa; p=${KEY}`)}
_dmarc TXT "v=DMARC1\\; p=reject\\; rua=mailto:d@good.example"
_mta-sts TXT "v=STSv1\\; id=1"
_smtp._tls TXT "v=TLSRPTv1\\; rua=mailto:t@good.example"
default._bimi TXT "v=BIMI1\\; l=https://good.example/logo.svg\\; a=https://good.example/logo.pem"
news A 192.0.2.80
`,
  'bad.example': `${HEAD}
@ MX 10 alias
@ MX 20 nowhere
alias CNAME mail.good.example.
@ TXT "v=spf1 include:empty.bad.example ip4:192.0.2.300 +all"
@ TXT "v=spf1 -all"
empty A 192.0.2.1
_dmarc TXT "v=DMARC1\\; p=block"
s1._domainkey CNAME s1.gone.example.
`,
  'google.com': `${HEAD}_spf TXT "v=spf1 include:_netblocks.google.com ~all"\n_netblocks TXT "v=spf1 ip4:198.51.100.0/24 ~all"\n`,
  'gone.example': `${HEAD}@ A 192.0.2.1\n`,
  'alias.example': `${HEAD}
@ A 192.0.2.1
s1._domainkey CNAME one.good.test.
s2._domainkey CNAME loop._domainkey.alias.example.
loop._domainkey CNAME s2._domainkey.alias.example.
`,
  'good.test': `${HEAD}one CNAME two\ntwo TXT ${txt(`v=DKIM1; p=${KEY}`)}\n`,
  '2.0.192.in-addr.arpa': `${HEAD}25 PTR mail.good.example.\n26 PTR mail.good.example.\n`,
};

describe('against a name server', { skip: reasonToSkip() ?? false }, () => {
  let server: NameServer;
  before(async () => {
    server = await startNameServer(ZONES);
  });
  after(() => server.stop());
  const check = (request: DomainRequest): Promise<DomainReport> =>
    checkDomain({ resolver: createResolver({ servers: [server.address] }), ...request });
  const ids = ({ findings }: DomainReport) => findings.map(({ id }) => id);

  test('a domain with everything in order has no finding', async () => {
    const report = await check({ domain: 'good.example', provider: provider('gmail') });
    assert.deepEqual(ids(report), []);
    assert.equal(report.outcome, 'answered');
  });

  test('every kind of record is reported once, as it is done', async () => {
    const kinds: string[] = [];
    await check({ domain: 'good.example', onRecord: ({ kind }) => kinds.push(kind) });
    assert.deepEqual(kinds.sort(), ['bimi', 'dkim', 'dmarc', 'mta-sts', 'mx', 'ptr', 'spf', 'tls-rpt']);
  });

  test('the strings of a long TXT record are one key', async () => {
    const { facts } = await check({ domain: 'good.example', selectors: ['google'] });
    assert.equal(facts.dkim?.selectors[0]?.keys[0]?.bits, 2048);
  });

  test('no question is asked twice', async () => {
    const asked: string[] = [];
    const resolver = createResolver({ servers: [server.address] });
    await check({
      domain: 'good.example',
      resolver: (question, signal) => {
        asked.push(`${question.type} ${question.name}`);
        return resolver(question, signal);
      },
    });
    assert.deepEqual(asked, [...new Set(asked)]);
  });

  test('what is wrong is found, the gravest first', async () => {
    const report = await check({ domain: 'bad.example', provider: provider('sendgrid') });
    assert.deepEqual(ids(report).sort(), [
      'dkim-alias-leads-nowhere',
      'dmarc-without-effect',
      'mx-is-alias',
      'mx-without-address',
      'spf-multiple',
    ]);
    const ranks = report.findings.map(({ severity }) => ['error', 'warning', 'info', 'hint'].indexOf(severity));
    assert.deepEqual(ranks, [...ranks].sort());
  });

  test('a name that does not exist is told as that, and nothing else', async () => {
    assert.deepEqual(ids(await check({ domain: 'missing.good.example' })), ['no-such-domain']);
  });

  test('a CNAME to a key in another zone is followed and shown', async () => {
    const { facts } = await check({ domain: 'alias.example', selectors: ['s1'] });
    const [found] = facts.dkim?.selectors ?? [];
    assert.deepEqual([found?.aliases, found?.keys[0]?.bits], [['one.good.test', 'two.good.test'], 2048]);
  });

  test('a circle of aliases ends', async () => {
    const report = await check({ domain: 'alias.example', selectors: ['s2'] });
    assert.ok(ids(report).includes('dkim-alias-leads-nowhere'));
  });

  test('an address that the SPF record names has to have a name that leads back', async () => {
    const report = await check({ domain: 'good.example', addresses: ['192.0.2.25', '192.0.2.26', '192.0.2.27'] });
    assert.deepEqual(
      report.facts.ptr?.senders.map(({ confirmed, spf }) => [confirmed, spf?.result]),
      [
        ['mail.good.example', 'pass'],
        [undefined, 'fail'],
        [undefined, 'fail'],
      ],
    );
    assert.deepEqual(ids(report).sort(), ['ptr-missing', 'ptr-not-confirmed', 'sender-not-allowed', 'sender-not-allowed']);
  });

  test('a From below the domain aligns, one of another organisation does not', async () => {
    assert.ok(!ids(await check({ domain: 'good.example', from: 'a@news.good.example' })).includes('from-not-aligned'));
    const [finding] = (await check({ domain: 'alias.example', from: 'Ann <a@good.example>' })).findings;
    assert.deepEqual([finding?.id, finding?.severity], ['from-not-aligned', 'error']);
  });

  test('the policy of MTA-STS is fetched by whoever is given, from the one address it may have', async () => {
    const asked: string[] = [];
    const policy = 'version: STSv1\nmode: enforce\nmx: mail.good.example\nmax_age: 86400\n';
    const report = await check({ domain: 'good.example', fetchPolicy: async url => (asked.push(url), policy) });
    assert.deepEqual(asked, ['https://mta-sts.good.example/.well-known/mta-sts.txt']);
    assert.deepEqual(
      report.findings.map(({ id, severity, args }) => [id, severity, args['host']]),
      [['sts-exchanger-not-covered', 'error', 'backup.good.example']],
    );
  });

  test('a server that refuses is no answer', async () => {
    const report = await check({ domain: 'elsewhere.example' });
    assert.equal(report.outcome, 'not-answered');
    assert.ok(report.findings.every(({ id }) => id === 'not-answered'));
  });
});

test('a name that cannot be a domain is asked of nobody', async () => {
  let asked = 0;
  const resolver: DnsResolver = async () => (asked++, { state: 'absent', exists: false });
  for (const domain of ['', 'localhost', 'a b.example', 'exa\0mple.org', '192.0.2.1', 'x'.repeat(64) + '.org', 'https://example.org']) {
    assert.equal((await checkDomain({ domain, resolver })).outcome, 'not-a-domain', domain);
  }
  assert.equal(asked, 0);
});

test('a name in another script is asked in ASCII', async () => {
  const names = new Set<string>();
  await checkDomain({ domain: 'Bücher.example.', resolver: async ({ name }) => (names.add(name), { state: 'absent', exists: true }) });
  assert.ok(names.has('xn--bcher-kva.example'));
});

test('a name server that stays silent ends with the timeout, and says so', async t => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  t.after(() => socket.close());
  const started = performance.now();
  const report = await checkDomain({
    domain: 'example.org',
    resolver: createResolver({ servers: [`127.0.0.1:${socket.address().port}`] }),
    timeout: 300,
  });
  assert.ok(performance.now() - started < 2_000);
  assert.equal(report.outcome, 'not-answered');
  assert.ok(report.records.every(({ state }) => state === 'failed'));
});

test('a check that is called off ends at once', async t => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  t.after(() => socket.close());
  const controller = new AbortController();
  socket.once('message', () => controller.abort());
  const started = performance.now();
  const report = await checkDomain({
    domain: 'example.org',
    resolver: createResolver({ servers: [`127.0.0.1:${socket.address().port}`] }),
    timeout: 60_000,
    signal: controller.signal,
  });
  assert.ok(performance.now() - started < 2_000);
  assert.equal(report.outcome, 'not-answered');
});

test('a resolver that throws is one without an answer', async () => {
  const report = await checkDomain({ domain: 'example.org', resolver: () => Promise.reject(new Error('broken')) });
  assert.equal(report.outcome, 'not-answered');
});

test('a name server that names more for ever is asked at most 400 times', async () => {
  let asked = 0;
  const resolver: DnsResolver = async ({ type, name }) => {
    asked++;
    const more = Array.from({ length: 100 }, (_, index) => `a${index}.${name.slice(-60)}`);
    if (type === 'TXT')
      return {
        state: 'found',
        records: [
          `v=spf1 ${more.map(each => `a:${each} include:${each}`).join(' ')}`,
          `v=DMARC1; p=none; rua=${more.map(each => `mailto:a@${each}`).join(',')}`,
        ],
      };
    if (type === 'MX') return { state: 'found', records: more.map(each => `10 ${each}`) };
    return { state: 'found', records: type === 'CNAME' ? more : ['192.0.2.1'] };
  };
  const report = await checkDomain({ domain: 'example.org', resolver, timeout: 5_000 });
  assert.ok(asked <= 400, `${asked} questions`);
  assert.ok(report.findings.some(({ id }) => id === 'spf-too-many-lookups'));
});
