import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviations, mayUseLiteral } from '../../../client/credentials/binding.ts';
import type { Bound } from '../../../client/credentials/binding.ts';

const saved: Bound = { host: 'smtp.example.org', port: 587, encryption: 'starttls', username: 'ann' };

test('A password may go where it was saved for', () => {
  assert.deepEqual(deviations(saved, saved), []);
});

test('The spelling of a host does not matter', () => {
  assert.deepEqual(deviations(saved, { ...saved, host: 'SMTP.example.org.' }), []);
});

test('A changed host is a deviation that names both', () => {
  assert.deepEqual(deviations(saved, { ...saved, host: 'smtp.example.net' }), [
    { kind: 'host', saved: 'smtp.example.org', wanted: 'smtp.example.net' },
  ]);
});

test('A host that only begins like the saved one is another host', () => {
  assert.equal(deviations(saved, { ...saved, host: 'smtp.example.org.evil.test' }).length, 1);
});

test('A changed port is a deviation', () => {
  assert.deepEqual(deviations(saved, { ...saved, port: 2525 }), [{ kind: 'port', saved: 587, wanted: 2525 }]);
});

test('Another user is a deviation', () => {
  assert.deepEqual(deviations(saved, { ...saved, username: 'bob' }), [{ kind: 'username', saved: 'ann', wanted: 'bob' }]);
});

test('Implicit TLS protects as STARTTLS does', () => {
  assert.deepEqual(deviations(saved, { ...saved, encryption: 'implicit' }), []);
});

test('Clear text is a deviation even for a credential that was saved with it', () => {
  const clear: Bound = { ...saved, encryption: 'none' };
  assert.deepEqual(deviations(clear, clear), [{ kind: 'clear-text', encryption: 'none' }]);
});

test('A literal may go to the host and port beside it', () => {
  assert.equal(mayUseLiteral({ host: 'smtp.example.org', port: 587 }, saved), true);
});

test('A literal may not go to another host', () => {
  assert.equal(mayUseLiteral({ host: 'smtp.example.org', port: 587 }, { ...saved, host: 'smtp.example.net' }), false);
});

test('A literal without a host beside it goes nowhere', () => {
  assert.equal(mayUseLiteral({}, saved), false);
});
