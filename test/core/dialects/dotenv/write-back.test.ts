import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotenv } from '../../../../core/dialects/dotenv/index.ts';
import type { Change } from '../../../../core/model/change.ts';
import type { Encryption } from '../../../../core/model/mailer.ts';
import { write } from '../reading.ts';
import { mailersIn, parsedText } from './mailer.ts';

/** The text with a change made to its first mailer, or `undefined` where the family cannot say it. */
function change(text: string, ...changes: readonly Change[]): string | undefined {
  const [mailer] = mailersIn(text);
  assert.ok(mailer);
  return write(dotenv, { changes, mailer, parsed: parsedText(text) });
}

const encryption = (to: Encryption): Change => ({ set: 'encryption', to });

test('a port and a host are written where they stand, in their quotes', () => {
  assert.equal(
    change('SMTP_HOST="a.example"\nSMTP_PORT="465" # why\n', { set: 'port', to: 587 }),
    'SMTP_HOST="a.example"\nSMTP_PORT="587" # why\n',
  );
  assert.equal(change("MAIL_HOST='a.example'\n", { set: 'host', to: 'b.example' }), "MAIL_HOST='b.example'\n");
});

test('what is missing comes behind the last line of the mailer, named like its neighbours', () => {
  assert.equal(change('SMTP_HOST=a.example\n\nDEBUG=1\n', { set: 'port', to: 587 }), 'SMTP_HOST=a.example\nSMTP_PORT=587\n\nDEBUG=1\n');
  assert.equal(change('EMAIL_SERVER_HOST=a.example', { set: 'port', to: 587 }), 'EMAIL_SERVER_HOST=a.example\nEMAIL_SERVER_PORT=587');
  assert.equal(change('smtp_host=a.example', { set: 'port', to: 587 }), 'smtp_host=a.example\nsmtp_port=587');
});

test('an invalid port is replaced', () => {
  assert.equal(change('SMTP_HOST=a.example\nSMTP_PORT=99999', { set: 'port', to: 587 }), 'SMTP_HOST=a.example\nSMTP_PORT=587');
});

test('an empty port is filled', () => {
  assert.equal(change('SMTP_HOST=a.example\nSMTP_PORT=\n', { set: 'port', to: 587 }), 'SMTP_HOST=a.example\nSMTP_PORT=587\n');
});

test('flags follow the spelling that stands there', () => {
  const flags = (on: string, off: string) => `EMAIL_HOST=a.example\nEMAIL_USE_TLS=${on}\nEMAIL_USE_SSL=${off}\n`;
  for (const [on, off] of [
    ['True', 'False'],
    ['true', 'false'],
    ['1', '0'],
    ['on', 'off'],
  ] as const) {
    assert.equal(change(flags(on, off), encryption('implicit')), flags(off, on));
  }
});

test('a flag that is off without being written stays unwritten', () => {
  assert.equal(change('EMAIL_HOST=a.example\nEMAIL_USE_TLS=False\n', encryption('starttls')), 'EMAIL_HOST=a.example\nEMAIL_USE_TLS=True\n');
});

test('each family says encryption in its own words', () => {
  assert.equal(change('SMTP_HOST=a\nSMTP_SECURE=false', encryption('implicit')), 'SMTP_HOST=a\nSMTP_SECURE=true');
  assert.equal(
    change('MAIL_MAILER=smtp\nMAIL_HOST=a\nMAIL_SCHEME=smtp', encryption('implicit')),
    'MAIL_MAILER=smtp\nMAIL_HOST=a\nMAIL_SCHEME=smtps',
  );
  assert.equal(change('SMTP_HOST=a\nSMTP_SECURITY=off', encryption('starttls')), 'SMTP_HOST=a\nSMTP_SECURITY=starttls');
  assert.equal(change('SMTP_HOST=a\nSMTP_AUTH_STRATEGY=NONE', encryption('implicit')), 'SMTP_HOST=a\nSMTP_AUTH_STRATEGY=SSL');
});

test('a family that cannot say it is left alone', () => {
  assert.equal(change('SMTP_HOST=a\nSMTP_SECURE=true', encryption('starttls')), undefined);
  assert.equal(change('MAIL_MAILER=smtp\nMAIL_HOST=a\nMAIL_SCHEME=smtps', encryption('starttls')), undefined);
});

test('STARTTLS is required where the project has a variable for it', () => {
  assert.equal(
    change('SMTP_HOST=a\nSMTP_SECURE=true\nSMTP_REQUIRE_TLS=false', encryption('starttls')),
    'SMTP_HOST=a\nSMTP_SECURE=false\nSMTP_REQUIRE_TLS=true',
  );
});

test('the parts of an address are changed inside of it', () => {
  const url = 'SMTP_URL="smtp://ann:p%40ss@a.example:465/?pool=true"';
  assert.equal(change(url, { set: 'port', to: 587 }), 'SMTP_URL="smtp://ann:p%40ss@a.example:587/?pool=true"');
  assert.equal(change(url, { set: 'host', to: 'b.example' }), 'SMTP_URL="smtp://ann:p%40ss@b.example:465/?pool=true"');
  assert.equal(change(url, { set: 'username', to: 'bob@b.example' }), 'SMTP_URL="smtp://bob%40b.example:p%40ss@a.example:465/?pool=true"');
  assert.equal(change(url, encryption('implicit')), 'SMTP_URL="smtps://ann:p%40ss@a.example:465/?pool=true"');
  assert.equal(change(url, encryption('starttls')), 'SMTP_URL="smtp://ann:p%40ss@a.example:465/?pool=true&requireTLS=true"');
});

test('an address without a port gets one', () => {
  assert.equal(change('SMTP_URL=smtp://a.example', { set: 'port', to: 2525 }), 'SMTP_URL=smtp://a.example:2525');
});

test('an address means what its reader makes of it', () => {
  const django = 'DEFAULT_FROM_EMAIL=a@a.example\nEMAIL_URL=smtp://u:p@a.example:465';
  assert.equal(change(django, encryption('implicit')), django.replace('smtp:', 'smtp+ssl:'));
  assert.equal(
    change('MAILER_DSN=smtps://u:p@a.example:587', encryption('starttls')),
    'MAILER_DSN=smtp://u:p@a.example:587?require_tls=true',
  );
});

test('an address with bare reserved characters is not rewritten', () => {
  assert.equal(change("SMTP_URL='smtp://ann:pa#ss@a.example:465'", { set: 'port', to: 587 }), undefined);
});

test('the check of the certificate is switched on again by removing what switches it off', () => {
  const lines = 'SMTP_HOST=a\nSMTP_TLS_REJECT_UNAUTHORIZED=false\nSMTP_PORT=587\n';
  assert.equal(change(lines, { set: 'certificate', to: 'verified' }), 'SMTP_HOST=a\nSMTP_PORT=587\n');
  assert.equal(
    change('MAILER_DSN=smtp://a.example:587?verify_peer=0&x=1', { set: 'certificate', to: 'verified' }),
    'MAILER_DSN=smtp://a.example:587?x=1',
  );
  assert.equal(
    change('MAILER_DSN=smtp://a.example:587?verify_peer=0', { set: 'certificate', to: 'verified' }),
    'MAILER_DSN=smtp://a.example:587',
  );
});

test('a sender keeps its name', () => {
  assert.equal(
    change('SMTP_HOST=a\nSMTP_FROM="Ann <a@a.example>"', { set: 'from', to: 'b@b.example' }),
    'SMTP_HOST=a\nSMTP_FROM="Ann <b@b.example>"',
  );
});

test('a line ending is kept', () => {
  assert.equal(change('SMTP_HOST=a\r\nX=1\r\n', { set: 'port', to: 587 }), 'SMTP_HOST=a\r\nSMTP_PORT=587\r\nX=1\r\n');
});
