import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interleave, literalAddress, looksPublic, reachOf, type Address } from '../../../mail/probe/addresses.ts';

const address = (text: string): Address => ({ address: text, family: text.includes(':') ? 6 : 4 });

test('the families take turns, the preferred one first, and no address is lost', () => {
  const order = (...list: readonly string[]): readonly string[] => interleave(list.map(address)).map(({ address: text }) => text);
  assert.deepEqual(order('2001:db8::1', '2001:db8::2', '192.0.2.1'), ['2001:db8::1', '192.0.2.1', '2001:db8::2']);
  assert.deepEqual(order('192.0.2.1', '2001:db8::1', '2001:db8::2', '2001:db8::3'), [
    '192.0.2.1',
    '2001:db8::1',
    '2001:db8::2',
    '2001:db8::3',
  ]);
  assert.deepEqual(order('192.0.2.1', '192.0.2.2'), ['192.0.2.1', '192.0.2.2']);
  assert.deepEqual(order(), []);
});

test('loopback, private and public addresses are told apart in both families', () => {
  for (const text of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1']) assert.equal(reachOf(address(text)), 'loopback', text);
  const inside = [
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.1.1',
    '100.64.0.1',
    'fd00::1',
    'fe80::1%eth0',
    '::ffff:10.0.0.1',
  ];
  for (const text of inside) assert.equal(reachOf(address(text)), 'private', text);
  for (const text of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111']) assert.equal(reachOf(address(text)), 'public', text);
});

test('no way of writing an inner address makes it a public one', () => {
  for (const text of ['::ffff:7f00:1', '0:0:0:0:0:ffff:127.0.0.1', '64:ff9b::127.0.0.1', '0.0.0.0', '::'])
    assert.equal(reachOf(address(text)), 'loopback', text);
  for (const text of ['::ffff:a00:1', '::FFFF:C0A8:101', '64:ff9b::a9fe:a9fe']) assert.equal(reachOf(address(text)), 'private', text);
  for (const text of ['::ffff:808:808', '64:ff9b::8.8.8.8']) assert.equal(reachOf(address(text)), 'public', text);
});

test('an address needs no look-up', () => {
  assert.deepEqual(literalAddress('::1'), { address: '::1', family: 6 });
  assert.deepEqual(literalAddress('127.0.0.1'), { address: '127.0.0.1', family: 4 });
  assert.equal(literalAddress('mail.example.org'), undefined);
});

test('names for private use are not expected to lead out', () => {
  for (const name of ['smtp.gmail.com', 'mail.example.org.', 'mail.firma.de']) assert.ok(looksPublic(name), name);
  for (const name of ['localhost', 'mailpit', 'mail.test', 'smtp.corp', 'mail.internal', 'printer.local.', 'x.home.arpa'])
    assert.ok(!looksPublic(name), name);
});
