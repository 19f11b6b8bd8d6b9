import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatherDkim, gatherDmarcFacts, gatherSpfFacts } from '../../../core/domain/gather.ts';
import type { DomainFacts } from '../../../core/domain/facts.ts';
import { renderMessage } from '../../../core/model/finding.ts';
import { nextSteps, type AcceptedMessage } from '../../../core/arrival/next-steps.ts';
import { createProviders } from '../../../core/providers/lookup.ts';
import { readZone, type Zone } from '../domain/zone.ts';

const providers = createProviders();

function accepted(id: string | undefined, ...recipients: readonly string[]): AcceptedMessage {
  const provider = id === undefined ? undefined : providers.byId(id);
  return { from: 'shop@example.org', accepted: recipients, ...(provider !== undefined && { provider }) };
}

function factsOf(zone: Zone): DomainFacts {
  const domain = 'example.org';
  return {
    domain,
    spf: readZone(gatherSpfFacts(domain), zone),
    dkim: readZone(gatherDkim(domain, [{ selector: 's1', origin: 'provider' }]), zone),
    dmarc: readZone(gatherDmarcFacts(domain, domain), zone),
  };
}

const ids = (message: AcceptedMessage, facts?: DomainFacts) => nextSteps(message, facts).map(({ id }) => id);

test('where nothing was accepted there is nothing to look for', () => {
  assert.deepEqual(ids(accepted('sendgrid')), []);
});

test('a sandbox delivers nothing, and its own inbox is the place to look', () => {
  assert.deepEqual(ids(accepted('mailtrap-sandbox', 'bob@gmail.com')), ['sandbox']);
});

test('the receiver’s own way to show the source comes first, then spam, then nothing', () => {
  assert.deepEqual(ids(accepted(undefined, 'bob@gmail.com', 'eve@hotmail.com')), ['gmail', 'outlook', 'source', 'spam', 'nothing']);
});

test('bounces of a provider with a return path of its own are in its log', () => {
  assert.ok(ids(accepted('sendgrid', 'bob@example.net')).includes('provider-log'));
  assert.ok(!ids(accepted('gmail', 'bob@example.net')).includes('provider-log'));
});

test('a message to the own domain proves less', () => {
  assert.ok(ids(accepted(undefined, 'me@example.org')).includes('own-domain'));
  assert.ok(!ids(accepted(undefined, 'me@example.org', 'you@example.net')).includes('own-domain'));
});

test('with the records at hand, a via and a missing policy are foretold', () => {
  assert.deepEqual(
    ids(accepted('sendgrid', 'bob@gmail.com'), factsOf({ 'example.org': { TXT: ['v=spf1 -all'] } })).filter(id =>
      ['via', 'no-policy', 'domain-problems'].includes(id),
    ),
    ['via', 'no-policy', 'domain-problems'],
  );
});

test('records in order add nothing', () => {
  const zone: Zone = {
    'example.org': { TXT: ['v=spf1 -all'] },
    's1._domainkey.example.org': { TXT: [`v=DKIM1; k=ed25519; p=${Buffer.alloc(32, 1).toString('base64')}`] },
    '_dmarc.example.org': { TXT: ['v=DMARC1; p=reject; rua=mailto:d@example.org'] },
  };
  assert.deepEqual(ids(accepted('sendgrid', 'bob@gmail.com'), factsOf(zone)), ids(accepted('sendgrid', 'bob@gmail.com')));
});

test('every placeholder has its value, and every step its source', () => {
  for (const provider of providers.all) {
    for (const { id, look, tells, args, link, source } of nextSteps(
      { ...accepted(provider.id, 'bob@gmail.com', 'me@outlook.com'), queueId: 'abc' },
      factsOf({}),
    )) {
      for (const text of [look, tells]) assert.doesNotMatch(renderMessage({ text, args }), /[{}]/);
      assert.match(source, /^https:\/\//);
      assert.equal(link, id === 'provider-log' ? provider.console?.url : undefined);
    }
  }
});
