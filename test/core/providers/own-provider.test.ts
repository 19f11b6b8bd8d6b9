import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfiguration } from '../../../core/configuration.ts';
import { judgeCredential } from '../../../core/providers/judge-credential.ts';
import { parseOwnProvider } from '../../../core/providers/own-provider.ts';

const whole = {
  id: 'office',
  name: 'Office',
  hosts: ['Mail.Office.example'],
  formerHosts: ['smtp.office.example'],
  mistakenHosts: ['www.office.example'],
  ports: [
    { port: 587, encryption: 'starttls' },
    { port: 465, encryption: 'implicit' },
  ],
  username: { address: 'office.example' },
  password: { parts: ['off-', { alphabet: 'base64url', length: 24 }] },
  forbiddenPasswords: [{ shape: { prefix: 'tok-' }, what: 'an API token of the office' }],
  sender: 'own-domain',
  spf: ['_spf.office.example'],
  dkim: ['office1'],
  console: 'https://mail.office.example/admin',
  docs: 'https://wiki.office.example/mail',
  remarks: ['Ask Ann for a credential.'],
};

function problemsOf(json: unknown): readonly string[] {
  const parsed = parseOwnProvider(json);
  return 'problems' in parsed ? parsed.problems.map(({ path }) => path) : [];
}

test('a whole description becomes a provider', () => {
  const parsed = parseOwnProvider(whole);
  assert.ok('provider' in parsed, JSON.stringify(parsed));
  const { provider } = parsed;
  assert.equal(provider.kind, 'own');
  assert.deepEqual(provider.hosts.exact, ['mail.office.example']);
  assert.equal(provider.recommended.port, 587);
  assert.equal(provider.sender.rule, 'own-domain');
  assert.deepEqual(provider.spf?.includes, ['_spf.office.example']);
});

test('an own provider’s shapes judge as the built-in ones do', () => {
  const parsed = parseOwnProvider(whole);
  assert.ok('provider' in parsed);
  const { usernameShape, passwordShape } = parsed.provider;
  assert.equal(judgeCredential('ann@office.example', usernameShape).verdict, 'fits');
  assert.equal(judgeCredential('ann', usernameShape).verdict, 'wrong');
  assert.equal(judgeCredential(`off-${'k7Q2'.repeat(6)}`, passwordShape).verdict, 'fits');
  const judgement = judgeCredential('tok-k7Q2', passwordShape);
  assert.equal(judgement.verdict === 'wrong' && judgement.what?.what, 'an API token of the office');
});

test('id, name, hosts and ports are enough', () => {
  const { id, name, hosts, ports } = whole;
  assert.ok('provider' in parseOwnProvider({ id, name, hosts, ports }));
});

for (const [change, path] of [
  [{ id: 'Office 1' }, 'id'],
  [{ name: '' }, 'name'],
  [{ hosts: [] }, 'hosts'],
  [{ hosts: ['https://mail.office.example'] }, 'hosts[0]'],
  [{ hosts: 'mail.office.example' }, 'hosts'],
  [{ ports: [] }, 'ports'],
  [{ ports: [{ port: 70_000, encryption: 'starttls' }] }, 'ports[0].port'],
  [{ ports: [{ port: 587, encryption: 'tls' }] }, 'ports[0].encryption'],
  [{ ports: [{ port: 587, encryption: 'starttls', host: 'x' }] }, 'ports[0].host'],
  [{ username: { regex: '^a+$' } }, 'username.regex'],
  [{ password: '^off-.*$' }, 'password'],
  [{ password: { alphabet: '[a-z]', length: 3 } }, 'password.alphabet'],
  [{ password: { alphabet: 'hex', length: -1 } }, 'password.length'],
  [{ password: { alphabet: 'hex', length: 1e9 } }, 'password.length'],
  [{ password: { parts: [{ alphabet: 'lower', length: { min: 1 } }, 'x'] } }, 'password'],
  [{ password: { anyOf: [{ anyOf: [] }] } }, 'password.anyOf[0]'],
  [{ forbiddenPasswords: [{ shape: { prefix: 'tok-' } }] }, 'forbiddenPasswords[0].what'],
  [{ sender: 'anybody' }, 'sender'],
  [{ console: 'javascript:alert(1)' }, 'console'],
  [{ docs: 'http://wiki.office.example' }, 'docs'],
  [{ remarks: [1] }, 'remarks[0]'],
  [{ secret: 'x' }, 'secret'],
] as const) {
  test(`${JSON.stringify(change)} is refused at ${path}`, () => {
    assert.ok(problemsOf({ ...whole, ...change }).includes(path), problemsOf({ ...whole, ...change }).join());
  });
}

test('every problem is named, not just the first', () => {
  assert.deepEqual(problemsOf({ ...whole, id: '', sender: 'x', docs: 1 }).toSorted(), ['docs', 'id', 'sender']);
});

for (const json of [undefined, null, 1, 'x', [], {}, { __proto__: null }]) {
  test(`${JSON.stringify(json) ?? 'undefined'} is refused with a reason`, () => {
    assert.ok(problemsOf(json).length > 0);
  });
}

test('a problem in envelope.config.json is named with its place', () => {
  const text = JSON.stringify({ providers: [whole, { ...whole, ports: [{ port: 0, encryption: 'starttls' }] }] });
  const { configuration, problems } = parseConfiguration(text);
  assert.deepEqual(
    configuration.providers.map(({ id }) => id),
    ['office'],
  );
  assert.deepEqual(problems, ['providers[1].ports[0].port: Expected a whole number from 1 to 65535.']);
});
