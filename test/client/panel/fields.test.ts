import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseSender, refuseAddress, refuseHost, refusePort, refuseRecipients, splitAddresses } from '../../../client/panel/fields.ts';

for (const port of ['1', '25', '465', '587', '65535', ' 587 ']) {
  test(`Port "${port}" is accepted`, () => assert.equal(refusePort(port), undefined));
}

for (const port of ['0', '65536', '70000', '99999999999999999999']) {
  test(`Port "${port}" is refused with the range`, () => assert.equal(refusePort(port), 'Ports run from 1 to 65535.'));
}

for (const port of ['-1', '58.7', '5e2', '0x1F', 'smtp']) {
  test(`Port "${port}" is refused as no whole number`, () => assert.match(refusePort(port) ?? '', /whole number/));
}

for (const host of ['smtp.example.org', 'localhost', '127.0.0.1', '[::1]', 'mail_1.internal', 'smtp.bücher.example']) {
  test(`Host "${host}" is accepted`, () => assert.equal(refuseHost(host), undefined));
}

for (const [host, reason] of [
  ['', /Enter the name/],
  ['smtp://smtp.example.org', /scheme/],
  ['ann@smtp.example.org', /user name/],
  ['smtp.example.org:587', /its own field/],
  ['smtp.example.org/mail', /path/],
  ['smtp example', /white space/],
  ['a\r\nRCPT TO', /white space/],
  ['a'.repeat(254), /253/],
] as const) {
  test(`Host "${host.slice(0, 30)}" is refused with its reason`, () => assert.match(refuseHost(host) ?? '', reason));
}

test('Recipients are separated by commas, semicolons or white space', () => {
  assert.deepEqual(splitAddresses(' ann@example.org, bob@example.org;\ncy@example.org '), [
    'ann@example.org',
    'bob@example.org',
    'cy@example.org',
  ]);
});

test('One wrong recipient among many is refused', () => {
  assert.match(refuseRecipients('ann@example.org, bob') ?? '', /looks like/);
});

for (const address of ['ann@example.org', 'ann+tag@example.org', 'ann@localhost', 'ann@[192.0.2.1]']) {
  test(`Address "${address}" is accepted`, () => assert.equal(refuseAddress(address), undefined));
}

for (const address of [
  'ann',
  '@example.org',
  'ann@',
  'ann@exa mple.org',
  'a<b@example.org',
  'a@b@example.org',
  'ann@example.org\r\nDATA',
]) {
  test(`Address "${JSON.stringify(address)}" is refused`, () => assert.notEqual(refuseAddress(address), undefined));
}

test("A framework's default sender comes after the user's own address", () => {
  assert.equal(chooseSender(['webmaster@localhost', 'ann@example.org']), 'ann@example.org');
  assert.equal(chooseSender(['webmaster@localhost', 'apikey']), 'webmaster@localhost');
});

test('Without any address nobody is put into From', () => {
  assert.equal(chooseSender([undefined, 'apikey']), '');
});
