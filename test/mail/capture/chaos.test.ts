import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../core/model/secret.ts';
import { Chaos, parseChaosRule, showChaosRule, type ChaosRule } from '../../../mail/capture/chaos.ts';
import { probe } from '../../../mail/probe/probe.ts';
import { sendTest } from '../../../mail/send/send-test.ts';
import { open, request, talk } from './running-inbox.ts';

function rule(text: string): ChaosRule {
  const parsed = parseChaosRule(text);
  assert.ok(parsed, text);
  return parsed;
}

test('A rule is read, and shown as it was written', () => {
  assert.deepEqual(rule('recipient:451:20%:@example.org'), {
    at: 'recipient',
    effect: { kind: 'reply', code: 451 },
    rate: 0.2,
    address: '@example.org',
  });
  for (const text of ['login:535', 'message:3s:50%', 'sender:451:ann@example.org', 'connect:cut:12.5%', 'message:1500ms', 'message:1ms'])
    assert.equal(showChaosRule(rule(text)), text);
});

test('What is no rule is none', () => {
  for (const text of [
    '',
    'recipient',
    'recipient:250',
    'recipient:451:120%',
    'reciever:451',
    'message:700s',
    'connect:cut:ann@b.test',
    'login:535:10%:a:b',
  ])
    assert.equal(parseChaosRule(text), undefined, text);
});

test('The same seed troubles the same clients, about as often as was said', () => {
  const hits = (seed: number) => {
    const chaos = new Chaos({ rules: [rule('recipient:451:20%')], seed });
    return Array.from({ length: 1000 }, () => chaos.strike('recipient', ['a@b.test']).length).join('');
  };
  assert.equal(hits(7), hits(7));
  assert.notEqual(hits(7), hits(8));
  const count = hits(7).replaceAll('0', '').length;
  assert.ok(count > 150 && count < 250, String(count));
});

test('A rule with an address meets that address alone', () => {
  const chaos = new Chaos({ rules: [rule('recipient:451:@Example.org'), rule('recipient:550:ann@other.test')] });
  const met = (name: string) => chaos.strike('recipient', [name]).map(({ rule: { effect } }) => effect.kind === 'reply' && effect.code);
  assert.deepEqual(
    [met('bob@example.ORG'), met('ann@other.test'), met('bob@other.test'), met('x@sub-example.org')],
    [[451], [550], [], []],
  );
});

test('A sender or a recipient is refused for now, in words that say why', async context => {
  const inbox = await open(context, { chaos: { rules: [rule('recipient:451:bad@d.test'), rule('sender:452:away@b.test')] } });
  const troubles: string[] = [];
  inbox.on('trouble', ({ rule: { at }, whom }) => troubles.push(`${at} ${whom}`));
  const heard = await talk(
    inbox.port,
    '',
    'EHLO x\r\n',
    'MAIL FROM:<away@b.test>\r\n',
    'MAIL FROM:<here@b.test>\r\n',
    'RCPT TO:<bad@d.test>\r\n',
    'RCPT TO:<good@d.test>\r\n',
    'QUIT\r\n',
  );
  assert.match(heard, /^452 4\.2\.2 Refused on purpose: chaos is on in this Envelope inbox\r$/m);
  assert.match(heard, /^451 4\.3\.0 Refused on purpose/m);
  assert.equal(heard.match(/^250 2\.1\./gm)?.length, 2);
  assert.deepEqual(troubles, ['sender away@b.test', 'recipient bad@d.test']);
});

test('A login is refused with 535 whatever its mechanism', async context => {
  const inbox = await open(context, { chaos: { rules: [rule('login:535')] } });
  for (const mechanism of ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'] as const) {
    const { stages } = await probe({ ...request(inbox), login: { username: 'ann', password: new Secret('x'), mechanism } });
    assert.deepEqual([mechanism, stages[5]?.outcome], [mechanism, 'failed']);
  }
});

test('A message is delayed, and refused where both were said', async context => {
  const inbox = await open(context, { chaos: { rules: [rule('message:554'), rule('message:300ms')] } });
  const began = performance.now();
  const sent = await sendTest(request(inbox));
  assert.ok(!sent.ok);
  assert.ok(performance.now() - began >= 300);
  assert.equal(inbox.list().length, 0);
});

test('A connection that is cut gets no reply, and the message is not kept', async context => {
  for (const at of ['connect', 'sender', 'message']) {
    const inbox = await open(context, { chaos: { rules: [rule(`${at}:cut`)] } });
    const heard = await talk(
      inbox.port,
      '',
      'EHLO x\r\n',
      'MAIL FROM:<a@b.test>\r\n',
      'RCPT TO:<c@d.test>\r\n',
      'DATA\r\n',
      'hi\r\n.\r\n',
      'QUIT\r\n',
    );
    assert.doesNotMatch(heard, /^421|Kept as/m, at);
    assert.equal(inbox.list().length, 0);
  }
});

test('Chaos can be set and ended while the inbox runs', async context => {
  const inbox = await open(context);
  inbox.setChaos({ rules: [rule('sender:451')] });
  assert.ok(!(await sendTest(request(inbox))).ok);
  inbox.setChaos({ rules: [] });
  assert.ok((await sendTest(request(inbox))).ok);
});

test('A stop does not wait for a delay', async context => {
  const inbox = await open(context, { chaos: { rules: [rule('message:60s')] } });
  const troubled = new Promise<void>(resolve => inbox.on('trouble', () => resolve()));
  const sending = sendTest(request(inbox));
  await troubled;
  const began = performance.now();
  await inbox.stop();
  assert.ok(!(await sending).ok);
  assert.ok(performance.now() - began < 10_000);
});
