import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import { Secret } from '../../core/model/secret.ts';
import { probe } from '../../mail/probe/probe.ts';
import type { ProbeReport } from '../../mail/probe/report.ts';
import type { Mechanism, ProbeRequest } from '../../mail/probe/request.ts';
import { sendTest } from '../../mail/send/send-test.ts';
import { formatTranscript } from '../../mail/wire/transcript.ts';
import { reasonToSkip, startMailServer, type MailServer } from './mail-server.ts';
import { startStrippingProxy } from './stripping-proxy.ts';

const why = reasonToSkip();
const server = why === undefined ? await startMailServer() : undefined;
after(() => server?.stop());

/** A test against the real server; without one it is skipped with the reason, never passed. */
function story(title: string, tell: (server: MailServer, context: TestContext) => Promise<void>): void {
  test(title, async context => {
    if (server === undefined) context.skip(why);
    else await tell(server, context);
  });
}

function request(
  { authority, accounts }: MailServer,
  more: Pick<ProbeRequest, 'port' | 'encryption'> & Partial<ProbeRequest>,
): ProbeRequest {
  const [dev] = accounts;
  assert.ok(dev);
  return {
    host: 'localhost',
    login: { username: dev.username, password: new Secret(dev.password) },
    trust: { extra: [authority] },
    // Postfix listens on IPv4 alone here.
    resolver: () => Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]),
    ...more,
  };
}

function outcomes({ stages }: ProbeReport): string {
  return stages.map(({ name, outcome }) => `${name} ${outcome}`).join(', ');
}

const ENVELOPE = { sender: 'dev@example.test', recipient: 'ann@example.test' };

story('587 with STARTTLS passes every stage', async mta => {
  const report = await probe(request(mta, { port: mta.ports.submission, encryption: 'starttls', envelope: ENVELOPE }));
  assert.equal(outcomes(report), 'resolve ok, connect ok, greet ok, hello ok, upgrade ok, authenticate ok, envelope ok');
  assert.equal(report.certificate?.verified, true);
  assert.match(report.certificate.protocol, /^TLSv1\.[23]$/);
  assert.ok(report.capabilities.includes('PIPELINING') && report.capabilities.some(keyword => keyword.startsWith('SIZE ')));
  assert.doesNotMatch(JSON.stringify(report), /correct horse|AGRldkB/);
});

story('465 with implicit TLS passes every stage, the handshake first', async mta => {
  const report = await probe(request(mta, { port: mta.ports.submissions, encryption: 'implicit', envelope: ENVELOPE }));
  assert.equal(outcomes(report), 'resolve ok, connect ok, upgrade ok, greet ok, hello ok, authenticate ok, envelope ok');
});

for (const mechanism of ['PLAIN', 'LOGIN', 'CRAM-MD5', 'SCRAM-SHA-256'] satisfies readonly Mechanism[]) {
  story(`Dovecot accepts ${mechanism}, also with a password beyond ASCII, and refuses a wrong one`, async mta => {
    for (const { username, password } of mta.accounts) {
      const right = { username, password: new Secret(password), mechanism };
      const report = await probe(request(mta, { port: mta.ports.submissions, encryption: 'implicit', login: right }));
      assert.equal(report.stages[5]?.outcome, 'ok', formatTranscript(report.transcript));
    }
    const wrong = { username: 'dev@example.test', password: new Secret('wrong horse'), mechanism };
    const report = await probe(request(mta, { port: mta.ports.submissions, encryption: 'implicit', login: wrong }));
    assert.equal(report.stages[5]?.outcome, 'failed');
    assert.equal(report.diagnosis?.id, 'generic-535');
  });
}

story('a wrong password fails at authenticate, with the reply and its remedy', async mta => {
  const login = { username: 'dev@example.test', password: new Secret('battery staple') };
  const report = await probe(request(mta, { port: mta.ports.submission, encryption: 'starttls', login }));
  assert.equal(outcomes(report), 'resolve ok, connect ok, greet ok, hello ok, upgrade ok, authenticate failed, envelope skipped');
  assert.match(String(report.stages[5]?.detail['reply']), /^535 5\.7\.8 /);
  assert.ok(report.diagnosis?.remedy);
  assert.doesNotMatch(JSON.stringify(report), /battery/);
});

story('where STARTTLS is missing the check stops before the login', async mta => {
  const report = await probe(request(mta, { port: mta.ports.clear, encryption: 'starttls' }));
  assert.equal(outcomes(report), 'resolve ok, connect ok, greet ok, hello ok, upgrade failed, authenticate skipped, envelope skipped');
  assert.equal(report.diagnosis?.id, 'starttls-missing');
  const optional = await probe(request(mta, { port: mta.ports.clear, encryption: 'opportunistic' }));
  assert.equal(optional.diagnosis?.id, 'clear-text');
  assert.equal(optional.confirmation?.reason, 'clear-text');
});

story('a self-signed certificate is refused until it is trusted by name', async mta => {
  const refused = await probe(request(mta, { port: mta.ports.selfSigned, encryption: 'starttls' }));
  assert.equal(refused.diagnosis?.id, 'certificate-self-signed');
  assert.equal(refused.stages[5]?.outcome, 'skipped');
  const trusted = await probe(request(mta, { port: mta.ports.selfSigned, encryption: 'starttls', trust: { extra: [mta.selfSigned] } }));
  assert.equal(trusted.stages[5]?.outcome, 'ok');
});

story('implicit TLS on the STARTTLS port, and clear text on the implicit one, are told apart', async mta => {
  const wrong = await probe(request(mta, { port: mta.ports.submission, encryption: 'implicit' }));
  assert.equal(wrong.diagnosis?.id, 'clear-text-server');
  const reverse = await probe(request(mta, { port: mta.ports.submissions, encryption: 'starttls', timeout: 500 }));
  assert.equal(reverse.stages[2]?.outcome, 'failed');
  assert.equal(reverse.diagnosis?.id, 'silence');
});

story('a session whose STARTTLS was stripped on the way is stopped before the password', async (mta, context) => {
  const proxy = await startStrippingProxy(mta.ports.selfSigned);
  context.after(() => proxy.stop());
  for (const encryption of ['starttls', 'opportunistic'] as const) {
    const settings = request(mta, { port: proxy.port, encryption });
    const report = await probe(settings);
    assert.notEqual(report.stages[5]?.outcome, 'ok');
    const sent = await sendTest({
      ...settings,
      message: { application: 'shop', from: 'dev@example.test', recipients: ['ann@example.test'] },
    });
    assert.equal(sent.ok, false);
  }
  assert.match(proxy.heard, /^EHLO /);
  assert.doesNotMatch(proxy.heard, /AUTH|MAIL|AGRldkB/);
});

for (const [title, pick, encryption] of [
  ['587 with STARTTLS', 'submission', 'starttls'],
  ['465 with implicit TLS', 'submissions', 'implicit'],
] as const) {
  story(`a test message through ${title} is accepted and stands in the mail log under the id that was told`, async mta => {
    const settings = request(mta, { port: mta.ports[pick], encryption });
    const sent = await sendTest({
      ...settings,
      message: {
        application: 'shop',
        from: 'dev@example.test',
        senderName: 'Zoë, “the shop”',
        recipients: ['ann@example.test', 'bob@example.test'],
      },
    });
    assert.ok(sent.ok, sent.ok ? '' : `${sent.cause}\n${formatTranscript(sent.transcript)}`);
    assert.deepEqual(sent.accepted, ['ann@example.test', 'bob@example.test']);
    assert.match(sent.response, /^250 2\.0\.0 Ok: queued as /);
    assert.ok(sent.queueId);
    await mta.logged(new RegExp(`cleanup.* ${sent.queueId}: message-id=${sent.id}`));
    await mta.logged(new RegExp(`discard.* ${sent.queueId}: to=<bob@example.test>.* status=sent`));
    assert.doesNotMatch(JSON.stringify(sent), /correct horse|AGRldkB/);
  });
}

story('a test message goes out after a SCRAM-SHA-256 login, which nodemailer by itself does not know', async mta => {
  const [dev] = mta.accounts;
  assert.ok(dev);
  const login = { username: dev.username, password: new Secret(dev.password), mechanism: 'SCRAM-SHA-256' as const };
  const sent = await sendTest({
    ...request(mta, { port: mta.ports.submission, encryption: 'starttls', login }),
    message: { application: 'shop', from: 'dev@example.test', recipients: ['ann@example.test'] },
  });
  assert.ok(sent.ok, sent.ok ? '' : formatTranscript(sent.transcript));
});

story('the real server takes as few turns as the protocol allows', async mta => {
  const report = await probe(request(mta, { port: mta.ports.submissions, encryption: 'implicit', envelope: ENVELOPE }));
  const turns = report.transcript.filter(({ by }, index, lines) => by === 'client' && lines[index - 1]?.by !== 'client').length;
  // EHLO, AUTH with its response, MAIL with RCPT and RSET, QUIT.
  assert.equal(turns, 4);
});
