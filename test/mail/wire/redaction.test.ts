import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { Secret } from '../../../core/model/secret.ts';
import { createCensor } from '../../../mail/wire/censor.ts';
import { command, confidential } from '../../../mail/wire/command.ts';
import { formatTranscript, Transcript } from '../../../mail/wire/transcript.ts';

test('a command with CR, LF or NUL is refused before the wire, and the error holds nothing of it', () => {
  for (const bad of ['MAIL FROM:<a@b>\r\nRSET', 'EHLO a\nb', 'EHLO a\0', 'EHLO a\rb']) {
    assert.throws(
      () => command(bad),
      (error: Error) => error instanceof RangeError && !error.message.includes('EHLO'),
    );
    assert.throws(() => confidential(bad), RangeError);
  }
  assert.throws(() => command('x'.repeat(20_000)), RangeError);
});

test('a confidential command shows its stand-in wherever it is printed', () => {
  const made = confidential('AUTH PLAIN AGFubgBzZWNyZXQ=', 'AUTH PLAIN ••••');
  const transcript = new Transcript(text => text);
  transcript.sent(made);
  const everywhere = inspect(made) + JSON.stringify(made) + String(made.line) + formatTranscript(transcript.lines);
  assert.ok(!everywhere.includes('AGFubg'));
  assert.equal(formatTranscript(transcript.lines), 'C: AUTH PLAIN ••••');
});

const anyPassword = fc
  .array(fc.integer({ min: 1, max: 0x2fff }), { minLength: 4, maxLength: 40 })
  .map(points => String.fromCodePoint(...points));

test('a password is blotted out of a server’s words in all its forms', () => {
  fc.assert(
    fc.property(anyPassword, fc.string({ maxLength: 10 }), (password, user) => {
      const censor = createCensor(user, new Secret(password));
      const plain = Buffer.from(`\0${user}\0${password}`).toString('base64');
      for (const form of [password, Buffer.from(password).toString('base64'), plain])
        assert.ok(!censor(`<${form}>`).includes(form) || '<••••>'.includes(form));
    }),
  );
});

test('a password too short to be told from other words is not looked for', () => {
  assert.equal(createCensor('ann', new Secret('550'))('550 no'), '550 no');
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');

for (const [how, said] of [
  ['in capitals', 'UNKNOWN: XK9#VQ/2"'],
  ['in base64 behind another name', base64('other:Xk9#vQ/2"')],
  ['in the base64 of URLs', Buffer.from('Xk9#vQ/2"').toString('base64url')],
  ['in JSON', JSON.stringify('Xk9#vQ/2"').slice(1, -1)],
  ['in HTML', 'Xk9#vQ/2&quot;'],
  ['in hexadecimal', Buffer.from('Xk9#vQ/2"').toString('hex')],
  ['in a line that is cut off', base64('\0ann@example.org\0Xk9#vQ/2"').slice(0, -6)],
] as const) {
  test(`a password is blotted out ${how}`, () => {
    const censor = createCensor('ann@example.org', new Secret('Xk9#vQ/2"'));
    assert.match(censor(`535 5.7.8 <${said}> no`), /^535 5\.7\.8 <(?:UNKNOWN: )?••••> no$/);
  });
}

test('a password that is broken over the lines of a reply takes the lines with it', () => {
  const transcript = new Transcript(createCensor('ann', new Secret('Xk9#vQ/2"')));
  transcript.received({ code: 535, lines: ['5.7.8 no Xk9#', '5.7.8 vQ/2" here'] });
  transcript.received({ code: 250, lines: ['mail.test', 'AUTH PLAIN'] });
  assert.equal(formatTranscript(transcript.lines), 'S: 535-••••\nS: 535 ••••\nS: 250-mail.test\nS: 250 AUTH PLAIN');
});

test('a short password is looked for in base64 alone', () => {
  const censor = createCensor('ann', new Secret('abc'));
  assert.equal(censor(`500 abc? ${base64('abc')} ${base64('\0ann\0abc')}`), '500 abc? •••• ••••');
});
