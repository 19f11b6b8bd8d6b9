import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONDITIONS, type Condition } from '../../../core/smtp/conditions.ts';
import { explain, findExplanation, REPLIES } from '../../../core/smtp/explain.ts';
import { EXAMPLES } from './reply-examples.ts';

for (const [id, text] of EXAMPLES) {
  test(`“${text.slice(0, 70).replaceAll('\n', ' ')}” is ${id}`, () => {
    assert.equal(explain({ error: text })?.id, id);
    if (/^\d{3}[ -]/.test(text)) assert.equal(explain({ reply: text })?.id, id);
  });
}

const beyond: readonly (readonly [string, string])[] = [
  ['user-unknown', '550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown in virtual mailbox table'],
  ['user-unknown', '550-5.1.1 The email account that you tried to reach does not exist. Please try'],
  ['user-unknown-code', '550 5.1.1 Nein'],
  [
    'greylisted',
    '450 4.2.0 <ann@example.org>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.org.html',
  ],
  ['greylisted', '451 4.7.1 Greylisting in action, please come back later'],
  ['greylisted-code', '451 4.7.1 Please come back'],
  ['block-listed', '554 5.7.1 Service unavailable; Client host [203.0.113.5] blocked using zen.spamhaus.org'],
  ['block-listed', '550 5.7.1 Service unavailable, Client host [203.0.113.5] blocked using Spamhaus'],
  ['mailbox-full', '452 4.2.2 The email account that you tried to reach is over quota.'],
  ['mailbox-full-code', '552 5.2.2 voll'],
  ['class-5.6', '554 5.6.0 anything'],
  ['class-4.3', '451 4.3.5 Server configuration problem'],
  ['class-4', '451 nothing we know'],
  ['class-5', '555 nothing we know'],
];
for (const [id, text] of beyond) {
  test(`“${text.slice(0, 70)}” is ${id}`, () => assert.equal(explain({ reply: text })?.id, id));
}

test('words that several servers use are not taken for a provider that the host does not belong to', () => {
  assert.equal(explain({ reply: '535 5.7.8 Authentication failed', provider: 'taifa-mail' })?.id, 'generic-535');
  assert.equal(explain({ reply: '535 5.7.8 Authentication failed', provider: 'brevo' })?.id, 'brevo-535');
});

test('a reply inside an error is found, and beats the general words around it', () => {
  const text = 'Error: Invalid login: 535-5.7.8 Username and Password not accepted. Connection timeout';
  assert.equal(explain({ error: text })?.id, 'gmail-535-bad-credentials');
});

test('a code of the system decides before the words do', () => {
  assert.equal(explain({ error: 'connect failed', code: 'ECONNREFUSED' })?.id, 'connection-refused');
});

test('silence on 465 is explained by the TLS that the port expects', () => {
  assert.match(explain({ condition: 'silence', port: 465 })?.cause ?? '', /expects TLS from the first byte/);
  assert.doesNotMatch(explain({ condition: 'silence', port: 587 })?.cause ?? '', /expects TLS/);
});

test('no answer on port 25 is explained by the filters of networks', () => {
  assert.match(explain({ condition: 'connection-timed-out', port: 25 })?.cause ?? '', /filter/);
});

test('values are filled in, and kept apart for an edge that translates', () => {
  const failure = { condition: 'connection-refused', host: 'localhost', port: 1025 } as const;
  assert.match(explain(failure)?.cause ?? '', /^Nothing listens on port 1025 of this host/);
  assert.deepEqual(findExplanation(failure)?.args, { host: 'localhost', port: '1025' });
  assert.match(findExplanation(failure)?.cause ?? '', /^Nothing listens on port \{port\} of/);
  assert.match(explain({ reply: '550 5.6.9 x' })?.cause ?? '', /\(5\.6\.9\)/);
});

test('a host that looks like a placeholder is filled in once and no further', () => {
  assert.match(explain({ condition: 'name-not-found', host: '{port}', port: 25 })?.cause ?? '', /“\{port\}”/);
});

test('a text without any known word or code is left unexplained', () => {
  assert.equal(explain({ error: 'something else altogether' }), undefined);
  assert.equal(explain({ reply: '' }), undefined);
});

test('a text of a megabyte is explained from its first 8 KB, in a moment', () => {
  const begin = performance.now();
  for (let turn = 0; turn < 20; turn += 1) explain({ error: '535-5.7.8 Username and Password '.repeat(32_768) });
  const each = (performance.now() - begin) / 20;
  assert.ok(each < 50, `one explanation took ${each.toFixed(1)} ms`);
  assert.equal(explain({ error: `${' '.repeat(9000)}535 5.7.8 Authentication failed` }), undefined);
});

test('every explanation is a sentence of its own with a full stop, and none begs or shouts', () => {
  const conditions = (Object.keys(CONDITIONS) as Condition[]).flatMap(condition =>
    [{}, { host: 'h', port: 465 }, { host: 'h', port: 25 }, { stage: 'greet' as const }].flatMap(at => explain({ condition, ...at }) ?? []),
  );
  for (const { id, cause, remedy, source } of [...conditions, ...REPLIES]) {
    for (const text of [cause, remedy]) {
      assert.match(text, /[.]$/, id);
      assert.doesNotMatch(text, /\bplease\b|!|\bSSL\b|\bSMTPS\b/i, id);
    }
    assert.ok(source.length > 0, id);
    assert.doesNotMatch(cause + remedy, /[{}]/, id);
  }
});

test('ids of replies are unique but for those that a server and a program word differently', () => {
  const seen = new Map<string, string>();
  for (const { id, cause } of REPLIES) {
    assert.equal(seen.get(id) ?? cause, cause, id);
    seen.set(id, cause);
  }
});
