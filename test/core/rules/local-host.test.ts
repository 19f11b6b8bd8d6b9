import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIpAddress, isLocalHost, isMachineLocal } from '../../../core/rules/local-host.ts';

const MACHINE = [
  'localhost',
  'LOCALHOST',
  'app.localhost',
  '127.0.0.1',
  '127.1.2.3',
  '::1',
  '[::1]',
  '0.0.0.0',
  'mailpit',
  'host.docker.internal',
];
const NETWORK = [
  '10.0.0.5',
  '172.16.0.1',
  '172.31.255.1',
  '192.168.1.1',
  '169.254.1.1',
  '100.64.0.1',
  'fd12:3456::1',
  'fe80::1',
  '::ffff:10.0.0.5',
  'smtp.internal',
  'mail.lan',
  'mail.local.',
  'mailpit.app.svc',
  'relay.home.arpa',
];
const ELSEWHERE = [
  'smtp.gmail.com',
  'smtp.example.org',
  '11.0.0.1',
  '172.15.0.1',
  '172.32.0.1',
  '192.169.0.1',
  '100.128.0.1',
  '2001:db8::1',
  '::ffff:8.8.8.8',
  'localhost.example.org',
  'internal.example.org',
  'mail.localhost.run',
];

for (const host of MACHINE) {
  test(`${host} is this machine or a container`, () => {
    assert.deepEqual([isMachineLocal(host), isLocalHost(host)], [true, true]);
  });
}

for (const host of NETWORK) {
  test(`${host} is in a private network, on another machine`, () => {
    assert.deepEqual([isMachineLocal(host), isLocalHost(host)], [false, true]);
  });
}

for (const host of ELSEWHERE) {
  test(`${host} is elsewhere`, () => {
    assert.deepEqual([isMachineLocal(host), isLocalHost(host)], [false, false]);
  });
}

for (const host of ['8.8.8.8', '::1', '[2001:db8::25]', '::ffff:8.8.8.8']) {
  test(`${host} is an address`, () => {
    assert.equal(isIpAddress(host), true);
  });
}

for (const host of ['smtp.example.org', 'cafe', '8.8.8.8.example.org', 'smtp.example.org:25']) {
  test(`${host} is no address`, () => {
    assert.equal(isIpAddress(host), false);
  });
}
