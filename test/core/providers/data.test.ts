import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { providers } from '../../../core/providers/index.ts';
import { judgeCredential } from '../../../core/providers/judge-credential.ts';
import { createProviders, offeredPorts, submissionHosts } from '../../../core/providers/lookup.ts';
import { mailboxes } from '../../../core/providers/mailbox-hosts.ts';
import type { CredentialFact, Evidence, Provider } from '../../../core/providers/provider.ts';
import { problemsOfShape } from '../../../core/providers/shape.ts';
import type { Shape } from '../../../core/providers/shape.ts';
import { observed, unverified } from '../../../core/providers/sources.ts';
import { exampleOf } from './example-of.ts';

const known = createProviders();

/** Every fact of a provider with the path to it; a link says its confidence alone and is none. */
function factsOf(value: unknown, path: string): readonly (readonly [string, Evidence])[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, each]) => factsOf(each, `${path}.${key}`));
  return 'confidence' in value && !('url' in value) ? [[path, value as Evidence], ...inner] : inner;
}

const facts = [...providers, ...mailboxes].flatMap(each => factsOf(each, 'id' in each ? each.id : each.submissionHost));

function credentialsOf(provider: Provider): readonly CredentialFact[] {
  return [provider.usernameShape, provider.passwordShape];
}

function shapesOf(fact: CredentialFact): readonly Shape[] {
  return [fact.shape, fact.looseShape, ...(fact.forbidden ?? []).map(each => each.shape)].filter(shape => shape !== undefined);
}

test('every provider has a file that is named after it, and every file is in the list', () => {
  const files = readdirSync(join(import.meta.dirname, '../../../core/providers/data'));
  assert.deepEqual(files.sort(), providers.map(({ id }) => `${id}.ts`).sort());
});

test('the README counts the providers', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
  assert.equal(/\[(\d+) providers\]/.exec(readme)?.[1], String(providers.length));
});

test('every fact names its sources', () => {
  assert.ok(facts.length > 700);
  assert.deepEqual(
    facts.filter(([, fact]) => fact.sources.length === 0).map(([path]) => path),
    [],
  );
});

test('a source is a link, a file of a repository at a commit, or an admission that there is none', () => {
  const sources = new Set(facts.flatMap(([, fact]) => fact.sources));
  const named = [observed, unverified];
  const unclear = [...sources].filter(
    source =>
      !/^https:\/\/[^\s]+$/.test(source) &&
      !/^[\w.-]+\/[\w.-]+@[0-9a-f]{12} \S/.test(source) &&
      !named.includes(source) &&
      !source.startsWith('Manymail README'),
  );
  assert.deepEqual(unclear, []);
});

test('a fact that nobody has verified is of low confidence', () => {
  const overrated = facts.filter(([, { confidence, sources }]) => confidence !== 'low' && sources.every(source => source === unverified));
  assert.deepEqual(
    overrated.map(([path]) => path),
    [],
  );
});

test('every exact host belongs to its provider alone', () => {
  for (const provider of providers) {
    for (const host of provider.hosts.exact) {
      assert.equal(host, host.toLowerCase());
      assert.equal(known.ofHost(host)?.id, provider.id, host);
    }
  }
  const hosts = providers.flatMap(({ hosts }) => hosts.exact);
  assert.equal(new Set(hosts).size, hosts.length);
});

test('every provider but a self-hosted one has a host to offer', () => {
  assert.deepEqual(
    providers.filter(provider => submissionHosts(provider).length === 0).map(({ id }) => id),
    ['postal'],
  );
});

test('a former or a mistaken host leads to a host of the same provider', () => {
  for (const provider of providers) {
    const wrong = [...(provider.hosts.legacy ?? []), ...(provider.hosts.mistaken ?? [])];
    for (const { use } of wrong) assert.ok(submissionHosts(provider).includes(use), `${provider.id}: ${use}`);
  }
});

test('a mistaken host is nobody’s submission host and no mailbox', () => {
  for (const { hosts } of providers) {
    for (const host of (hosts.mistaken ?? []).flatMap(each => each.hosts)) {
      assert.equal(known.ofHost(host), undefined, host);
      assert.equal(known.mailboxHost(host), undefined, host);
      assert.ok(known.mistakenHost(host), host);
    }
  }
});

test('a mailbox leads to a submission host, of the provider that it names', () => {
  for (const { submissionHost, provider } of mailboxes) {
    if (provider === undefined) continue;
    const owner = known.byId(provider);
    assert.ok(
      owner !== undefined &&
        submissionHosts(owner)
          .concat((owner.hosts.legacy ?? []).map(each => each.host))
          .includes(submissionHost),
      submissionHost,
    );
  }
});

test('no port is offered that is only guessed', () => {
  for (const provider of providers) {
    assert.ok(offeredPorts(provider).length > 0, provider.id);
    assert.deepEqual(
      offeredPorts(provider).filter(({ confidence, sources }) => confidence === 'low' || sources.every(source => source === unverified)),
      [],
    );
  }
});

test('the recommended port is offered with that encryption', () => {
  for (const provider of providers) {
    const { port, encryption } = provider.recommended;
    assert.ok(
      offeredPorts(provider).some(each => each.port === port && each.encryption === encryption),
      provider.id,
    );
  }
});

test('a port stands once in a provider, and none of them is one that is known to be wrong', () => {
  for (const { id, ports, wrongPorts = [] } of providers) {
    assert.equal(new Set(ports.map(({ port }) => port)).size, ports.length, id);
    assert.deepEqual(
      wrongPorts.filter(wrong => ports.some(({ port }) => port === wrong.port)),
      [],
    );
  }
});

test('every shape can be matched in linear time', () => {
  for (const provider of providers) {
    for (const shape of credentialsOf(provider).flatMap(shapesOf)) assert.deepEqual(problemsOfShape(shape), [], provider.id);
  }
});

test('a value of the documented shape fits', () => {
  for (const provider of providers) {
    for (const fact of credentialsOf(provider)) {
      const shapes = fact.shape !== undefined && 'anyOf' in fact.shape ? fact.shape.anyOf : [fact.shape];
      for (const shape of shapes) {
        if (shape !== undefined)
          assert.equal(judgeCredential(exampleOf(shape), fact).verdict, 'fits', `${provider.id}: ${exampleOf(shape)}`);
      }
    }
  }
});

test('the wrong kind of secret is called by its name', () => {
  for (const provider of providers) {
    for (const fact of credentialsOf(provider)) {
      for (const forbidden of fact.forbidden ?? []) {
        const judgement = judgeCredential(exampleOf(forbidden.shape), fact);
        const what = judgement.verdict === 'wrong' ? judgement.what?.what : undefined;
        assert.equal(what, forbidden.confidence === 'high' ? forbidden.what : undefined, provider.id);
      }
    }
  }
});

test('a fact of low confidence calls no value wrong', () => {
  for (const provider of providers) {
    for (const fact of credentialsOf(provider)) {
      if (fact.confidence !== 'low') continue;
      assert.notEqual(judgeCredential('§', fact).verdict, 'wrong', provider.id);
    }
  }
});

test('every person is told how to get, replace and revoke a credential', () => {
  for (const { id, credential } of providers) {
    for (const steps of [credential.get, credential.reset, credential.revoke]) assert.ok(steps.length > 0, id);
  }
});

test('texts are sentences', () => {
  for (const provider of providers) {
    const { usernameShape, passwordShape, sender, credential, remarks, sendLimits } = provider;
    const texts = [usernameShape, passwordShape, sender, ...remarks, ...sendLimits].map(({ text }) => text);
    for (const text of [...texts, ...credential.get, ...credential.reset, ...credential.revoke, ...credential.limits]) {
      assert.match(text, /[.]$/, `${provider.id}: ${text}`);
      assert.doesNotMatch(text, /!|please|\bSSL\b|\bSMTPS\b/i, `${provider.id}: ${text}`);
    }
  }
});

test('links are links', () => {
  for (const { id, console, docs } of providers) {
    for (const link of [console, docs]) if (link !== undefined) assert.match(link.url, /^https:\/\/\S+$|^http:\/\/localhost:\d+$/, id);
  }
});

test('a dispute between sources says when they were compared', () => {
  const disputes = providers.flatMap(({ remarks }) => remarks).filter(({ text }) => text.startsWith('Sources disagree'));
  assert.ok(disputes.length >= 24);
  for (const { text, disputed, sources } of disputes) {
    assert.match(disputed ?? '', /^\d{4}-\d{2}-\d{2}$/, text);
    assert.ok(sources.length > 0, text);
  }
});
