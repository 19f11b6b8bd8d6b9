import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findProviderKeys } from '../../../core/secrets/formats.ts';
import { timeOf } from './time-of.ts';

const mixed = 'k7Q2z9V4x1mT8rJ5bN3wY6pL0cH';
const hex = '9f3a7c1e5b2d8046';

/** Put together at run time: a code host would stop a file that holds the whole. */
const keys = {
  'a SendGrid API key': ['SG', mixed.slice(0, 22), (mixed + mixed).slice(0, 43)].join('.'),
  'a Brevo SMTP key': ['xsmtpsib', hex.repeat(4), mixed.slice(0, 16)].join('-'),
  'a Brevo API key': ['xkeysib', hex.repeat(4), mixed.slice(0, 16)].join('-'),
  'a Mailgun API key': ['key', hex.repeat(2)].join('-'),
  'a Mandrill API key': ['md', mixed.slice(0, 22)].join('-'),
  'a Mailchimp Marketing API key': [hex.repeat(2), 'us14'].join('-'),
  'a Resend API key': ['re', mixed.slice(0, 8), mixed.slice(0, 24)].join('_'),
  'a MailerSend SMTP password': ['mssp', mixed.slice(0, 7), mixed.slice(0, 16), mixed.slice(5, 12)].join('.'),
  'a MailerSend API token': ['mlsn', hex.repeat(4)].join('.'),
  'a Taifa Mail API key': ['tfm', 'k', hex.repeat(2)].join('_'),
  'a Google OAuth2 refresh token': `1//0${(mixed + mixed).slice(0, 50)}`,
};

for (const [kind, key] of Object.entries(keys)) {
  test(`${kind} is found at its place in a line of any language`, () => {
    for (const [before, after] of [
      ['', ''],
      ['SMTP_PASSWORD=', '\n'],
      ["pass: '", "',"],
      ['"password": "', '"'],
      ['// was ', ' until May'],
      ['ключ=', ';'],
    ] as const) {
      const text = before + key + after;
      const found = findProviderKeys(text);
      assert.deepEqual(
        found.map(each => [each.kind, text.slice(each.span.start, each.span.end)]),
        [[kind, key]],
      );
    }
  });

  test(`${kind} inside something longer is not one`, () => {
    assert.deepEqual(findProviderKeys(`a${key}`), []);
    const open = ['refresh', 'Resend', 'Taifa'].some(name => kind.includes(name));
    if (!open) assert.deepEqual(findProviderKeys(`${key}A`), []);
  });

  test(`${kind} that is too short is not one`, () => {
    assert.deepEqual(findProviderKeys(key.slice(0, 20)), []);
  });
}

const sesPassword = `BG${(mixed + mixed).slice(0, 42)}`;
const sesHost = 'email-smtp.eu-west-1.amazonaws.com';

test('an SES password is found where the text speaks of SES', () => {
  const text = `SMTP_HOST=${sesHost}\nSMTP_PASSWORD=${sesPassword}\n`;
  const [key] = findProviderKeys(text);
  assert.equal(key?.provider, 'amazon-ses');
  assert.equal(text.slice(key.span.start, key.span.end), sesPassword);
});

test('44 Base64 digits are nothing elsewhere', () => {
  assert.deepEqual(findProviderKeys(`HASH=${sesPassword}\n`), []);
});

test('a hash beside SES is not its password', () => {
  assert.deepEqual(findProviderKeys(`${sesHost} sha256-${`${mixed}${mixed}`.slice(0, 43)}= C${sesPassword.slice(1)}`), []);
});

for (const text of [
  ['SG', 'x'.repeat(22), 'x'.repeat(43)].join('.'),
  ['SG', 'your_sendgrid_api_key'].join('.'),
  ['SG', '...'].join('.'),
  're_123456789',
  're_xxxxxxxxx',
  're_compile_regular_expressions_here',
  'md-autocomplete-suggestions',
  'md-button-toggle-appearance',
  'key-value-store',
  'key-yourkeyhere',
  `key-${'0'.repeat(32)}`,
  `prefix-key-${hex.repeat(2)}`,
  'https://example.org/1//0',
  'xsmtpsib-',
  'xkeysib-your-api-key',
  'mssp.short.key',
  'tfm_k_YOUR_API_KEY',
  'tfm_k_live_xxxxxxxx',
  ['tfm', 'k', '7f3a9b2c1d4e5f6a8b9c0d1e2f3a4b5c'].join('_'),
  `${hex.repeat(2)}-usa`,
  `${hex.repeat(2)}-us`,
  'MSG.translation.key',
  'd41d8cd98f00b204e9800998ecf8427e',
  '123e4567-e89b-42d3-a456-426614174000',
  '',
]) {
  test(`"${text.slice(0, 40)}" is no key`, () => assert.deepEqual(findProviderKeys(text), []));
}

test('keys come in the order of the text', () => {
  const text = [keys['a Resend API key'], keys['a SendGrid API key'], keys['a Mailgun API key']].join('\n');
  assert.deepEqual(
    findProviderKeys(text).map(({ provider }) => provider),
    ['resend', 'sendgrid', 'mailgun'],
  );
});

test('a megabyte on one line is read in under 100 ms', () => {
  for (const worst of [
    'SG.',
    'a',
    'key-',
    '-us',
    're_aaaaaa_',
    '1//0',
    'xsmtpsib-',
    `${sesHost} `,
    `${sesHost}=BG`,
    'mssp.aaaaaaa.',
    '9f',
    'é',
  ]) {
    const text = worst.repeat(Math.ceil(1_000_000 / worst.length));
    const spent = timeOf(() => {
      findProviderKeys(text);
    });
    assert.ok(spent < 100, `${worst}: ${spent.toFixed(0)} ms`);
  }
});
