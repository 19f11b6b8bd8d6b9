import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween } from '../../../client/panel-host/changes.ts';
import type { ConnectionForm } from '../../../client/panel/messages.ts';

const mailer = { host: 'smtp.example.org', port: 465, encryption: 'starttls', username: 'ann' } as const;
const form: ConnectionForm = { ...mailer, password: { from: 'none' } };

test('A form that says what the file says changes nothing', () => {
  assert.deepEqual(changesBetween(mailer, form), []);
});

test('Each difference is one wish', () => {
  assert.deepEqual(changesBetween(mailer, { ...form, host: 'smtp.example.net', port: 587, encryption: 'implicit', username: 'bob' }), [
    { set: 'host', to: 'smtp.example.net' },
    { set: 'encryption', to: 'implicit' },
    { set: 'port', to: 587 },
    { set: 'username', to: 'bob' },
  ]);
});

test('A user name that is hidden is written into no file', () => {
  assert.deepEqual(changesBetween(mailer, { ...form, username: '••••' }), []);
});

test('A check without a login does not take the user name out of the file', () => {
  assert.deepEqual(changesBetween(mailer, { ...form, username: '' }), []);
});
