import assert from 'node:assert/strict';
import { test } from 'node:test';
import { probe } from '../../../mail/probe/probe.ts';
import type { StageReport } from '../../../mail/probe/report.ts';
import { makeCertificates } from '../../support/certificates.ts';
import { CANARY, check, holdsCanary } from '../../support/check.ts';
import { play } from '../../support/peer.ts';

const certificates = await makeCertificates();

const INSIDE = `
  C: EHLO
  S: 250-mail.test
  S: 250-PIPELINING
  S: 250-SIZE 1000
  S: 250 AUTH LOGIN PLAIN
  C: AUTH PLAIN
  S: 235 2.7.0 in
`;
const TO_TLS = `
  S: 220 mail.test ESMTP
  C: EHLO
  S: 250-mail.test
  S: 250 STARTTLS
  C: STARTTLS
  S: 220 go
  ! tls
`;
const ENVELOPE = { envelope: { sender: 'ann@example.org', recipient: 'bob@example.org' } };
const order = (stages: readonly StageReport[]): string => stages.map(({ name, outcome }) => `${name} ${outcome}`).join(', ');

test('STARTTLS, login and envelope pass stage by stage', async () => {
  const streamed: StageReport[] = [];
  const started: string[] = [];
  const { report, peer } = await check(
    `${TO_TLS}${INSIDE}
     C: MAIL FROM:<ann@example.org>
     S: 250 ok
     C: RCPT TO:<bob@example.org>
     S: 250 ok
     C: RSET
     S: 250 ok
     C: QUIT
     S: 221 bye`,
    {
      certificates,
      tls: certificates.good,
      encryption: 'starttls',
      ...ENVELOPE,
      onStage: stage => streamed.push(stage),
      onStart: name => started.push(name),
    },
  );
  assert.equal(order(report.stages), 'resolve ok, connect ok, greet ok, hello ok, upgrade ok, authenticate ok, envelope ok');
  assert.deepEqual(streamed, report.stages);
  assert.deepEqual(
    started,
    report.stages.map(({ name }) => name),
  );
  assert.deepEqual(peer.surprises, []);
  assert.equal(report.protection, 'verified');
  assert.deepEqual(report.mechanisms, ['LOGIN', 'PLAIN']);
  assert.deepEqual(report.capabilities, ['PIPELINING', 'SIZE 1000', 'AUTH LOGIN PLAIN']);
  assert.equal(report.certificate?.subject, 'CN=localhost');
  assert.equal(report.certificate.daysLeft, 89);
  assert.equal(report.diagnosis, undefined);
});

test('with implicit TLS the handshake comes before the greeting', async () => {
  const { report } = await check(`! tls\nS: 220 mail.test${INSIDE}`, { certificates, tls: certificates.good, encryption: 'implicit' });
  assert.equal(order(report.stages), 'resolve ok, connect ok, upgrade ok, greet ok, hello ok, authenticate ok, envelope skipped');
});

test('the whole envelope costs one round trip where the server takes several commands at once', async () => {
  const { peer, verdict } = await check(
    `! tls\nS: 220 mail.test${INSIDE}C: MAIL\nC: RCPT\nC: RSET\nS: 250 ok\nS: 250 ok\nS: 250 ok\nC: QUIT\nS: 221 bye`,
    { certificates, tls: certificates.good, encryption: 'implicit', ...ENVELOPE },
  );
  assert.equal(verdict, 'passed');
  // EHLO, AUTH, the envelope, QUIT: swaks takes six for the same, as it never pipelines by itself.
  assert.equal(peer.turns, 4);
});

test('where the server takes one command at a time, each waits for the reply before', async () => {
  const { peer, verdict } = await check(
    `S: 220 hi\nC: EHLO\nS: 250 mail.test\nC: MAIL\nS: 250 ok\nC: RCPT\nS: 550 5.1.1 no such user\nC: QUIT\nS: 221 bye`,
    {
      login: undefined as never,
      ...ENVELOPE,
    },
  );
  assert.equal(verdict, 'envelope failed 550');
  assert.deepEqual(peer.surprises, []);
});

test('a refused recipient is explained', async () => {
  const { report } = await check(
    `! tls\nS: 220 mail.test${INSIDE}C: MAIL\nC: RCPT\nC: RSET\nS: 250 ok\nS: 550 5.1.1 User unknown\nS: 250 ok`,
    { certificates, tls: certificates.good, encryption: 'implicit', ...ENVELOPE },
  );
  assert.equal(report.diagnosis?.id, 'user-unknown');
});

test('a wrong password fails at authenticate, in the words of the server and with its remedy', async () => {
  const { report, stage, verdict } = await check(
    `! tls\nS: 220 hi\nC: EHLO\nS: 250-mail.test\nS: 250 AUTH PLAIN\nC: AUTH PLAIN\nS: 535-5.7.8 Username and Password not accepted.\nS: 535 5.7.8  https://support.google.com/mail/?p=BadCredentials`,
    { certificates, tls: certificates.good, encryption: 'implicit' },
  );
  assert.equal(verdict, 'authenticate failed 535');
  assert.match(String(stage('authenticate').detail['reply']), /^535-5\.7\.8 Username/);
  assert.equal(report.diagnosis?.id, 'gmail-535-bad-credentials');
});

test('an unverified server is shown but gets no password, and the report asks', async () => {
  const { report, peer, stage } = await check(`${TO_TLS}${INSIDE}`, { certificates, tls: certificates.selfSigned, encryption: 'starttls' });
  assert.equal(order(report.stages).slice(-54), 'upgrade failed, authenticate skipped, envelope skipped');
  assert.equal(stage('authenticate').detail['cause'], 'unverified');
  assert.deepEqual(report.confirmation, { reason: 'unverified', host: '127.0.0.1', port: peer.port, username: 'ann' });
  assert.deepEqual(report.mechanisms, ['LOGIN', 'PLAIN']);
  assert.ok(!peer.heard.some(line => holdsCanary(line)));
});

test('after the user’s yes the password goes to the unverified server, and the stage still warns', async () => {
  const { report, peer, stage } = await check(`${TO_TLS}${INSIDE}`, {
    certificates,
    tls: certificates.selfSigned,
    encryption: 'starttls',
    allow: { unverified: true },
  });
  assert.equal(stage('upgrade').outcome, 'warning');
  assert.equal(stage('authenticate').outcome, 'ok');
  assert.equal(report.diagnosis?.id, 'certificate-self-signed');
  assert.ok(peer.heard.some(line => holdsCanary(line)));
});

test('a yes to an unverified certificate is no yes to clear text', async () => {
  const { verdict, peer } = await check(`S: 220 hi\n${INSIDE}`, { encryption: 'opportunistic', allow: { unverified: true } });
  assert.equal(verdict, 'authenticate failed clear-text');
  assert.ok(!peer.heard.some(line => holdsCanary(line)));
});

test('a yes to clear text does not weaken a mailer that requires STARTTLS', async () => {
  const { verdict, peer } = await check(`S: 220 hi\n${INSIDE}`, { encryption: 'starttls', allow: { clearText: true, unverified: true } });
  assert.equal(verdict, 'upgrade failed starttls-missing');
  assert.ok(!peer.heard.some(line => holdsCanary(line)));
});

test('the certificate has to be for the host that was asked for, by name', async () => {
  const asked = (host: string, kind: 'good' | 'wrongName') =>
    check(`${TO_TLS}${INSIDE}`, {
      host,
      certificates,
      tls: certificates[kind],
      encryption: 'starttls',
      resolver: () => Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]),
    });
  assert.equal((await asked('mail.elsewhere.test', 'wrongName')).verdict, 'passed');
  assert.equal((await asked('mail.elsewhere.test.', 'wrongName')).verdict, 'passed');
  const { verdict, report } = await asked('mail.elsewhere.test', 'good');
  assert.equal(verdict, 'upgrade failed certificate-name-mismatch');
  assert.equal(report.certificate?.nameMatches, false);
  assert.match(report.diagnosis?.cause ?? '', /mail\.elsewhere\.test/);
});

test('a domain beyond ASCII is asked for in its ASCII form, a local part only where the server can take it', async () => {
  const envelope = { sender: 'ann@exämple.test', recipient: 'bob@example.test' };
  const { peer } = await check('S: 220 hi\nC: EHLO\nS: 250 mail.test\nC: MAIL\nS: 250 ok\nC: RCPT\nS: 250 ok\nC: RSET\nS: 250 ok', {
    login: undefined as never,
    envelope,
  });
  assert.ok(peer.heard.includes('MAIL FROM:<ann@xn--exmple-cua.test>'));
  const refused = await check('S: 220 hi\nC: EHLO\nS: 250 mail.test', {
    login: undefined as never,
    envelope: { ...envelope, sender: 'zoë@example.test' },
  });
  assert.equal(refused.verdict, 'envelope failed internationalized-address');
  const able = await check(
    'S: 220 hi\nC: EHLO\nS: 250-mail.test\nS: 250 SMTPUTF8\nC: MAIL\nS: 250 ok\nC: RCPT\nS: 250 ok\nC: RSET\nS: 250 ok',
    { login: undefined as never, envelope: { ...envelope, sender: 'zoë@example.test' } },
  );
  assert.equal(able.verdict, 'passed');
  assert.ok(able.peer.heard.some(line => line.endsWith('> SMTPUTF8')));
});

test('without any roots only the named certificates count, and without those none', async () => {
  const settings = { tls: certificates.good, encryption: 'starttls' } as const;
  assert.equal(
    (await check(`${TO_TLS}${INSIDE}`, { ...settings, trust: { roots: 'none', extra: [certificates.authority] } })).verdict,
    'passed',
  );
  assert.match((await check(`${TO_TLS}${INSIDE}`, { ...settings, trust: { roots: 'none' } })).verdict, /^upgrade failed certificate-/);
});

test('a name of the internet that leads to this machine is told, and the check goes on', async () => {
  const { report, stage } = await check('S: 220 hi\nC: EHLO\nS: 250 mail.test', {
    host: 'smtp.gmail.com',
    login: undefined as never,
    resolver: () => Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]),
  });
  assert.deepEqual([stage('resolve').outcome, stage('resolve').detail['cause']], ['warning', 'name-leads-inside']);
  assert.equal(stage('hello').outcome, 'ok');
  assert.match(report.diagnosis?.cause ?? '', /^“smtp\.gmail\.com” looks like a name of the internet/);
});

test('a certificate that ends within two weeks is a warning, and the login goes', async () => {
  const { report, stage } = await check(`${TO_TLS}${INSIDE}`, {
    certificates,
    tls: certificates.good,
    encryption: 'starttls',
    now: () => new Date(Date.now() + 80 * 86_400_000),
  });
  assert.equal(stage('upgrade').outcome, 'warning');
  assert.equal(stage('authenticate').outcome, 'ok');
  assert.equal(report.diagnosis?.id, 'certificate-ends-soon');
});

test('a certificate that is trusted by name passes', async () => {
  const { verdict } = await check(`${TO_TLS}${INSIDE}`, {
    tls: certificates.selfSigned,
    trust: { extra: [certificates.selfSigned.cert] },
    encryption: 'starttls',
  });
  assert.equal(verdict, 'passed');
});

test('a server that knows HELO alone is greeted the old way, with a warning', async () => {
  const { stage } = await check(`S: 220 hi\nC: EHLO\nS: 502 unknown\nC: HELO\nS: 250 old.test`, { login: undefined as never });
  assert.equal(stage('hello').outcome, 'warning');
  assert.equal(stage('hello').detail['name'], 'old.test');
});

test('without a login the stage is skipped and nothing is asked', async () => {
  const { report, verdict } = await check(`S: 220 hi\nC: EHLO\nS: 250 mail.test`, { login: undefined as never });
  assert.equal(verdict, 'passed');
  assert.equal(report.confirmation, undefined);
});

test('a dead address costs a quarter of a second, not the check', async () => {
  const peer = await play('S: 220 hi\nC: EHLO\nS: 250 mail.test');
  const report = await probe({
    host: 'two-addresses.test',
    port: peer.port,
    encryption: 'none',
    timeout: 1500,
    // 192.0.2.0/24 is for documentation (RFC 5737) and routed nowhere: it hangs, or there is no way to it.
    resolver: async () => [
      { address: '192.0.2.1', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  });
  await peer.close();
  const connect = report.stages.find(({ name }) => name === 'connect');
  assert.equal(connect?.outcome, 'ok');
  assert.match(String(connect.detail['attempts']), /^192\.0\.2\.1 .*, 127\.0\.0\.1 connected/);
  assert.ok(connect.ms < 600);
});

test('a refused port, an unknown name and a hanging resolver are told apart', async () => {
  const peer = await play('! hang');
  await peer.close();
  const base = { host: 'mail.test', port: peer.port, encryption: 'none', timeout: 300 } as const;
  const refused = await probe({ ...base, host: '127.0.0.1' });
  assert.equal(refused.diagnosis?.id, 'connection-refused');
  const unknown = await probe({ ...base, resolver: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) });
  assert.equal(unknown.diagnosis?.id, 'name-not-found');
  const hanging = await probe({ ...base, resolver: () => new Promise(() => undefined) });
  assert.equal(hanging.diagnosis?.id, 'name-server-unreachable');
});

test('what is no host or no port is refused before anything is looked up', async () => {
  const resolver = (): never => assert.fail('looked up');
  for (const host of ['smtp://mail.test', 'mail.test:25', 'mail.test\r\nRSET', '', 'a b']) {
    const report = await probe({ host, port: 25, encryption: 'none', resolver });
    assert.equal(report.diagnosis?.id, 'not-a-host', JSON.stringify(host));
  }
  for (const port of [0, -1, 65_536, 2.5, Number.NaN])
    assert.equal((await probe({ host: 'mail.test', port, encryption: 'none', resolver })).diagnosis?.id, 'port-out-of-range');
});

test('line breaks in any field are refused before the wire', async () => {
  const yes = `S: 220 hi\nC: EHLO\nS: 250-mail.test\nS: 250 AUTH PLAIN\nC: *\nS: 235 ok\n`;
  const { Secret } = await import('../../../core/model/secret.ts');
  const evil = '\r\nMAIL FROM:<evil@example.org>';
  const tries = [
    { clientName: `me${evil}`, login: undefined as never },
    { login: { username: `ann${evil}`, password: new Secret('x') }, allow: { clearText: true } },
    { login: { username: 'ann', password: new Secret(`x${evil}`) }, allow: { clearText: true } },
    { login: undefined as never, envelope: { sender: `a@b.test>${evil}`, recipient: 'c@d.test' } },
    { login: undefined as never, envelope: { sender: 'a@b.test', recipient: `c@d.test>${evil}` } },
  ];
  for (const request of tries) {
    const { peer } = await check(yes, request);
    assert.ok(!peer.heard.some(line => line.includes('evil')), peer.heard.join('\n'));
  }
});

test('a listener that throws is a bug of its owner, not of the session', async () => {
  await assert.rejects(
    check('S: 220 hi', {
      onStage: () => {
        throw new Error('listener');
      },
    }),
    /listener/,
  );
});

test('a password of any letters reaches the server as UTF-8', async () => {
  const { peer } = await check(`! tls\nS: 220 mail.test${INSIDE}`, { certificates, tls: certificates.good, encryption: 'implicit' });
  const response = peer.heard.find(line => line.startsWith('AUTH PLAIN '))?.slice(11) ?? '';
  assert.equal(Buffer.from(response, 'base64').toString(), `\0ann\0${CANARY}`);
});
