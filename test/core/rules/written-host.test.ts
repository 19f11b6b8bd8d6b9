import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTemplate, readHost } from '../../../core/rules/written-host.ts';

const HOSTS = [
  'smtp.example.org',
  'localhost',
  'mail_1.internal',
  'smtp.example.org.',
  '10.0.0.1',
  '::1',
  '2001:db8::25',
  '[::1]',
  'пример.рф',
];

for (const host of HOSTS) {
  test(`${host} is a host as it stands`, () => {
    assert.equal(readHost(host).excess, undefined);
  });
}

const EXCESS = [
  ['https://smtp.example.org', { name: 'smtp.example.org', scheme: 'https', excess: 'https://' }],
  ['smtps://smtp.example.org:465/', { name: 'smtp.example.org', port: 465, scheme: 'smtps', excess: 'smtps://' }],
  ['smtp.example.org:587', { name: 'smtp.example.org', port: 587, excess: ':587' }],
  ['[::1]:1025', { name: '[::1]', port: 1025, excess: ':1025' }],
  ['smtp.example.org/', { name: 'smtp.example.org', excess: '/' }],
  ['smtp.example.org/mail/send', { name: 'smtp.example.org', excess: '/' }],
  [' smtp.example.org', { name: 'smtp.example.org', excess: 'white space' }],
  ['smtp example.org', { excess: 'white space' }],
  ['ann@example.org', { excess: '@' }],
  ['ann:secret', { excess: ':' }],
  ['smtps://ann:secret@smtp.example.org', { name: 'smtp.example.org', scheme: 'smtps', excess: 'smtps://' }],
  ['smtp://ann@smtp.example.org', { name: 'smtp.example.org', scheme: 'smtp', excess: 'smtp://' }],
  ['smtp.example.org:70000', { excess: ':70000' }],
] as const;

for (const [text, expected] of EXCESS) {
  test(`"${text}" holds more than a host`, () => {
    assert.deepEqual(readHost(text), expected);
  });
}

for (const text of ['<your host>', '${SMTP_HOST}', '{{ host }}', '%SMTP_HOST%', '[your host]']) {
  test(`"${text}" is filled in by something else`, () => {
    assert.equal(isTemplate(text), true);
  });
}

test('an IPv6 address in brackets is no template', () => {
  assert.equal(isTemplate('[2001:db8::25]'), false);
});
