import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../core/model/secret.ts';
import { cramMd5 } from '../../../mail/probe/sasl/cram-md5.ts';
import { login } from '../../../mail/probe/sasl/login.ts';
import { chooseMechanism } from '../../../mail/probe/sasl/mechanisms.ts';
import { plain } from '../../../mail/probe/sasl/plain.ts';
import { scramSha256 } from '../../../mail/probe/sasl/scram-sha-256.ts';
import { xoauth2 } from '../../../mail/probe/sasl/xoauth2.ts';
import type { Command } from '../../../mail/wire/command.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const text = (made: Command | undefined): string => made?.line.reveal() ?? 'nothing';
const decoded = (made: Command | undefined): string => Buffer.from(text(made).split(' ').at(-1) ?? '', 'base64').toString();

const NONCE = 'rOprNGfwEbeRWgbNEkqO';
const SERVER_FIRST = `r=${NONCE}%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`;
const pencil = { username: 'user', password: new Secret('pencil') };

test('SCRAM-SHA-256 speaks the example of RFC 7677 §3', async () => {
  const exchange = scramSha256(pencil, NONCE);
  assert.equal(decoded(exchange.start()), `n,,n=user,r=${NONCE}`);
  const final = await exchange.respond(base64(SERVER_FIRST));
  assert.equal(decoded(final), `c=biws,r=${NONCE}%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=`);
  assert.ok(!exchange.isProven());
  assert.equal(text(await exchange.respond(base64('v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4='))), '');
  assert.ok(exchange.isProven());
});

test('SCRAM-SHA-256 does not believe a server that does not know the password', async () => {
  const exchange = scramSha256(pencil, NONCE);
  exchange.start();
  await exchange.respond(base64(SERVER_FIRST));
  await exchange.respond(base64('v=AAAATRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4='));
  assert.ok(!exchange.isProven());
});

test('SCRAM-SHA-256 breaks off for a foreign nonce, too few rounds and too many', async () => {
  const bad = [
    SERVER_FIRST.replace(NONCE, 'someoneElses'),
    `r=${NONCE},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`,
    SERVER_FIRST.replace('4096', '1'),
    SERVER_FIRST.replace('4096', '9999999'),
    'gibberish',
  ];
  for (const message of bad) assert.equal(await scramSha256(pencil, NONCE).respond(base64(message)), undefined, message);
  assert.equal(await scramSha256(pencil, NONCE).respond('not base64!'), undefined);
});

test('CRAM-MD5 speaks the example of RFC 2195 §2', async () => {
  const exchange = cramMd5({ username: 'tim', password: new Secret('tanstaaftanstaaf') });
  assert.equal(text(exchange.start()), 'AUTH CRAM-MD5');
  const answer = await exchange.respond('PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+');
  assert.equal(text(answer), 'dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw');
});

test('PLAIN sends UTF-8 in one round trip', () => {
  assert.equal(decoded(plain({ username: 'ann', password: new Secret('pä₩𝄞 x') }).start()), '\0ann\0pä₩𝄞 x');
});

test('LOGIN answers two prompts and no third', async () => {
  const exchange = login({ username: 'ann', password: new Secret('grün') });
  assert.equal(text(exchange.start()), 'AUTH LOGIN');
  assert.equal(decoded(await exchange.respond('VXNlcm5hbWU6')), 'ann');
  assert.equal(decoded(await exchange.respond('UGFzc3dvcmQ6')), 'grün');
  assert.equal(await exchange.respond('TW9yZQ=='), undefined);
});

test('XOAUTH2 carries the token as Google and Microsoft want it, and answers a refusal with an empty line', async () => {
  const exchange = xoauth2({ username: 'ann@example.org', password: new Secret('ya29.token') });
  assert.equal(decoded(exchange.start()), 'user=ann@example.org\x01auth=Bearer ya29.token\x01\x01');
  assert.equal(text(await exchange.respond(base64('{"status":"400"}'))), '');
});

test('nothing of a password can be read from any mechanism’s commands', async () => {
  const secret = { username: 'ann', password: new Secret('canary-in-a-mine') };
  for (const exchange of [plain(secret), login(secret), cramMd5(secret), xoauth2(secret), scramSha256(secret, NONCE)]) {
    const commands = [exchange.start(), await exchange.respond(base64(SERVER_FIRST)), await exchange.respond('')];
    assert.doesNotMatch(JSON.stringify(commands), /canary|Y2FuYXJ5/);
  }
});

test('on an exposed session a mechanism that keeps the password here is chosen first', () => {
  const offered = ['LOGIN', 'PLAIN', 'CRAM-MD5', 'SCRAM-SHA-256', 'GSSAPI'];
  assert.equal(chooseMechanism(offered, 'verified'), 'PLAIN');
  assert.equal(chooseMechanism(offered, 'clear'), 'SCRAM-SHA-256');
  assert.equal(chooseMechanism(offered, 'unverified'), 'SCRAM-SHA-256');
  assert.equal(chooseMechanism(['GSSAPI', 'XOAUTH2'], 'verified'), undefined);
});
