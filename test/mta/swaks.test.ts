import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { makeCertificates } from '../support/certificates.ts';
import { check } from '../support/check.ts';
import { play } from '../support/peer.ts';
import type { Encryption } from '../../core/model/mailer.ts';
import type { Mechanism } from '../../mail/probe/request.ts';

const skip =
  spawnSync('swaks', ['--version']).status === 0 || process.env['ENVELOPE_MTA'] !== undefined
    ? false
    : 'The Debian package swaks is not installed.';
const certificates = await makeCertificates();

interface Course {
  readonly title: string;
  readonly encryption: Encryption;
  readonly pipelining?: boolean;
  readonly mechanism?: Mechanism;
  readonly envelope?: boolean;
}

const COURSES: readonly Course[] = [
  { title: 'clear text as far as EHLO', encryption: 'none' },
  { title: 'clear text with a login by PLAIN', encryption: 'none', mechanism: 'PLAIN' },
  { title: 'clear text with a login by LOGIN', encryption: 'none', mechanism: 'LOGIN' },
  { title: 'clear text with a login by CRAM-MD5', encryption: 'none', mechanism: 'CRAM-MD5' },
  { title: 'clear text with an envelope', encryption: 'none', envelope: true },
  { title: 'clear text with an envelope and PIPELINING', encryption: 'none', envelope: true, pipelining: true },
  { title: 'STARTTLS with a login', encryption: 'starttls', mechanism: 'PLAIN' },
  {
    title: 'STARTTLS with a login, an envelope and PIPELINING',
    encryption: 'starttls',
    mechanism: 'PLAIN',
    envelope: true,
    pipelining: true,
  },
  { title: 'implicit TLS with a login', encryption: 'implicit', mechanism: 'PLAIN' },
  { title: 'implicit TLS with a login and an envelope', encryption: 'implicit', mechanism: 'PLAIN', envelope: true },
];

const LOGINS: Readonly<Record<string, string>> = {
  PLAIN: 'C: AUTH PLAIN\nS: 235 in',
  LOGIN: 'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 334 UGFzc3dvcmQ6\nC: *\nS: 235 in',
  'CRAM-MD5': 'C: AUTH CRAM-MD5\nS: 334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2U+\nC: *\nS: 235 in',
};

function scriptOf({ encryption, pipelining = false, mechanism, envelope = false }: Course, client: 'envelope' | 'swaks'): string {
  const offers = ['mail.test', ...(pipelining ? ['PIPELINING'] : []), ...(mechanism === undefined ? [] : [`AUTH ${mechanism}`])];
  const hello = `C: EHLO\n${offers.map((line, index) => `S: 250${index < offers.length - 1 ? '-' : ' '}${line}`).join('\n')}`;
  const starttls = 'C: EHLO\nS: 250-mail.test\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n! tls';
  const pipelined = client === 'envelope' && pipelining;
  const transaction = pipelined ? 'C: MAIL\nC: RCPT\nC: RSET\nS: 250 ok\nS: 250 ok\nS: 250 ok' : 'C: MAIL\nS: 250 ok\nC: RCPT\nS: 250 ok';
  return [
    ...(encryption === 'implicit' ? ['! tls'] : []),
    'S: 220 mail.test',
    ...(encryption === 'starttls' ? [starttls] : []),
    hello,
    ...(mechanism === undefined ? [] : [LOGINS[mechanism]]),
    ...(envelope ? [transaction] : []),
    'C: QUIT\nS: 221 bye',
  ].join('\n');
}

/** The round trips that swaks needs for the same course. It verifies nothing by itself. */
async function turnsOfSwaks(course: Course): Promise<number> {
  const peer = await play(scriptOf(course, 'swaks'), { tls: certificates.good });
  try {
    const { encryption, mechanism, envelope = false } = course;
    const args = [
      ...['--server', '127.0.0.1', '--port', String(peer.port), '--from', 'ann@example.org', '--to', 'bob@example.org'],
      ...['--timeout', '5', '--quit-after', envelope ? 'RCPT' : mechanism === undefined ? 'EHLO' : 'AUTH'],
      ...(encryption === 'implicit' ? ['--tls-on-connect'] : encryption === 'starttls' ? ['--tls'] : []),
      ...(mechanism === undefined ? [] : ['--auth', mechanism, '--auth-user', 'ann', '--auth-password', 'secret']),
    ];
    const child = spawn('swaks', args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.deepEqual(peer.surprises, []);
    assert.equal(code, 0, 'swaks came through');
    return peer.turns;
  } finally {
    await peer.close();
  }
}

for (const course of COURSES) {
  test(`${course.title} costs no more round trips than swaks takes`, { skip }, async t => {
    const { encryption, mechanism, envelope = false } = course;
    const { peer, verdict } = await check(scriptOf(course, 'envelope'), {
      certificates,
      tls: certificates.good,
      encryption,
      allow: { clearText: true },
      ...(mechanism === undefined && { login: undefined as never }),
      ...(envelope && { envelope: { sender: 'ann@example.org', recipient: 'bob@example.org' } }),
    });
    assert.equal(verdict, 'passed');
    assert.deepEqual(peer.surprises, []);
    const theirs = await turnsOfSwaks(course);
    assert.ok(peer.turns <= theirs, `${peer.turns} round trips, and swaks ${theirs}`);
    t.diagnostic(`${peer.turns} round trips, swaks ${theirs}`);
  });
}
