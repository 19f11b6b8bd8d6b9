import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankCandidates, type Clues } from '../../../core/discover/candidates.ts';
import { providerOfMx } from '../../../core/discover/mx-providers.ts';
import { isWithin, readSrv } from '../../../core/discover/srv.ts';
import { createProviders } from '../../../core/providers/lookup.ts';

const providers = createProviders();
const NOTHING: Clues = { domain: 'example.org', srv: [], mx: [], autoconfig: [] };
const rank = (clues: Partial<Clues>): string[] =>
  rankCandidates({ ...NOTHING, ...clues }, providers).map(
    ({ host, port, encryption, sources }) => `${host}:${port} ${encryption} ${sources.join('+')}`,
  );

test('SRV records are read by priority, then weight, and a single dot offers nothing', () => {
  const record = (name: string, priority: number, weight: number) => `${priority} ${weight} 465 ${name}`;
  const read = readSrv([record('c.example.org', 20, 0), record('a.example.org.', 10, 5), record('B.example.org', 10, 9)], 'implicit');
  assert.deepEqual(
    read.map(({ host }) => host),
    ['b.example.org', 'a.example.org', 'c.example.org'],
  );
  assert.deepEqual(readSrv([record('.', 0, 0)], 'starttls'), []);
});

test('a host lies in a domain by whole labels', () => {
  assert.ok(isWithin('mail.example.org.', 'Example.org'));
  assert.ok(!isWithin('mail-example.org', 'example.org'));
  assert.ok(!isWithin('example.org.evil.test', 'example.org'));
});

test('what the domain itself says comes before its provider, and a server that both name has both as sources', () => {
  const ranked = rank({
    srv: [{ host: 'smtp.fastmail.com', port: 465, encryption: 'implicit' }],
    mx: ['in1-smtp.messagingengine.com'],
    autoconfig: [{ host: 'smtp.example.org', port: 587, encryption: 'starttls' }],
  });
  assert.deepEqual(ranked, ['smtp.fastmail.com:465 implicit srv+mx', 'smtp.example.org:587 starttls autoconfig']);
});

test('a mailbox domain leads to its provider, at the recommended port first', () => {
  const [first] = rank({ domain: 'gmail.com', mx: ['gmail-smtp-in.l.google.com'] });
  const recommended = providers.byId('gmail')?.recommended.port;
  assert.match(first ?? '', new RegExp(`^smtp\\.gmail\\.com:${recommended} \\w+ provider\\+mx$`));
});

test('usual names are tried only where nobody names a server, implicit TLS first', () => {
  assert.deepEqual(rank({ mx: ['mx.unheard-of.test'] }), [
    'smtp.example.org:465 implicit guess',
    'mail.example.org:465 implicit guess',
    'smtp.example.org:587 starttls guess',
    'mail.example.org:587 starttls guess',
  ]);
  assert.ok(!rank({ mx: ['aspmx.l.google.com'] }).some(line => line.endsWith('guess')));
});

test('a receiving server is told by whole labels, the longest match first', () => {
  assert.equal(providerOfMx('example-org.mail.protection.outlook.com')?.id, 'microsoft-365');
  assert.equal(providerOfMx('live-com.olc.protection.outlook.com')?.id, 'outlook-com');
  assert.equal(providerOfMx('notgoogle.com'), undefined);
});

test('every provider of an MX host exists', () => {
  for (const host of ['aspmx.l.google.com', 'mx.zoho.eu', 'mail.protonmail.ch', 'in2-smtp.messagingengine.com', 'mx02.mail.icloud.com']) {
    const { id = '' } = providerOfMx(host) ?? {};
    assert.ok(providers.byId(id), host);
  }
});

test('a hundred records become a dozen candidates at most', () => {
  const srv = Array.from({ length: 100 }, (_, index) => ({ host: `s${index}.example.org`, port: 465, encryption: 'implicit' as const }));
  assert.equal(rank({ srv }).length, 12);
});
