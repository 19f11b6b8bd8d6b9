import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import { Secret } from '../../../core/model/secret.ts';
import type { OwnTemplate } from '../../../core/templates/own-template.ts';
import type { TestMessage } from '../../../mail/send/message.ts';
import { sendTest, type SendRequest } from '../../../mail/send/send-test.ts';
import { makeCertificates } from '../../support/certificates.ts';
import { CANARY, holdsCanary } from '../../support/check.ts';
import { play } from '../../support/peer.ts';

const certificates = await makeCertificates();

const MESSAGE: TestMessage = { application: 'shop', from: 'shop@example.org', recipients: ['ann@example.org'] };
const HELLO = 'C: EHLO\nS: 250-mail.test\nS: 250 AUTH PLAIN\n';

/** What a server says up to the step at which it turns hostile, and where the send is then. */
const STEPS = [
  { title: 'the second EHLO', before: `C: EHLO\n`, stage: 'hello' },
  { title: 'AUTH', before: `${HELLO}C: AUTH\n`, stage: 'authenticate' },
  { title: 'MAIL', before: `${HELLO}C: AUTH\nS: 235 in\nC: MAIL\n`, stage: 'envelope' },
  { title: 'RCPT', before: `${HELLO}C: AUTH\nS: 235 in\nC: MAIL\nS: 250 ok\nC: RCPT\n`, stage: 'envelope' },
  { title: 'DATA', before: `${HELLO}C: AUTH\nS: 235 in\nC: MAIL\nS: 250 ok\nC: RCPT\nS: 250 ok\nC: DATA\n`, stage: 'data' },
  {
    title: 'the end of the message',
    before: `${HELLO}C: AUTH\nS: 235 in\nC: MAIL\nS: 250 ok\nC: RCPT\nS: 250 ok\nC: DATA\nS: 354 go\n! until .\n`,
    stage: 'data',
  },
] as const;

/** Of the second EHLO alone nodemailer takes any refusal for an old server and waits for the answer to HELO. */
const TURNS = [
  { title: 'a 421', does: 'S: 421 4.3.2 shutting down\n! close', causes: ['server-closing'] },
  { title: 'a reset', does: '! reset', causes: ['connection-reset', 'connection-closed'] },
  { title: 'an end without a word', does: '! close', causes: ['connection-closed', 'connection-reset'] },
  { title: 'silence', does: '! hang', causes: ['no-answer'] },
  { title: 'a page of a proxy', does: 'S: HTTP/1.1 502 Bad Gateway\n! hang', causes: ['not-smtp', 'no-answer'] },
  {
    title: 'a reply without end',
    does: '! repeat 50000 250-more',
    causes: ['not-smtp', 'connection-closed', 'endless-reply', 'no-answer'],
  },
] as const;

async function send(script: string, more: Partial<SendRequest> = {}) {
  const peer = await play(`! tls\nS: 220 hi\n${HELLO}${script}`, { tls: certificates.good });
  const begin = performance.now();
  try {
    const result = await sendTest({
      host: '127.0.0.1',
      port: peer.port,
      encryption: 'implicit',
      timeout: 400,
      login: { username: 'ann', password: new Secret(CANARY) },
      trust: { roots: 'none', extra: [certificates.authority] },
      message: MESSAGE,
      ...more,
    });
    return { result, peer, ms: performance.now() - begin };
  } finally {
    await peer.close();
  }
}

describe('a server that turns hostile while a message is handed over', { concurrency: 6 }, () => {
  for (const { title: step, before, stage } of STEPS) {
    for (const { title, does, causes } of TURNS) {
      test(`${title} at ${step} ends the send there, explained, once and in time`, async () => {
        const { result, peer, ms } = await send(before + does);
        assert.ok(!result.ok, inspect(result));
        assert.equal(result.stage, stage, result.cause);
        assert.ok((causes as readonly string[]).includes(result.cause), result.cause);
        assert.ok(result.diagnosis, 'every failure is explained');
        assert.ok(ms < 4000, `took ${ms.toFixed(0)} ms`);
        assert.ok(peer.heard.filter(line => line.startsWith('MAIL')).length <= 1, 'nothing is tried twice');
        assert.ok(!holdsCanary(JSON.stringify(result) + inspect(result, { depth: 9 })), 'the result holds the password');
      });
    }
  }
});

const YES = `${HELLO}C: AUTH\nS: 235 in\nC: MAIL\nS: 250 ok\nC: RCPT\nS: 250 ok\nC: DATA\nS: 354 go\n! until .\nS: 250 ok\nC: *\nS: 250 ok\nC: *`;

/** Each would end a line, a string or a message for somebody on the way. */
const BREAKS = { 'CR LF': '\r\n', CR: '\r', LF: '\n', NUL: '\0', 'a bare dot': '\r\n.\r\n' } as const;

const template = (part: Partial<OwnTemplate>): OwnTemplate => ({ subject: 'Hi', text: 'Hi', attachments: [], headers: [], ...part });
const file = (part: object) => template({ attachments: [{ name: 'a.txt', type: 'text/plain', content: 'x', ...part }] });

/** Every field that a person types or a file brings, with something evil behind a break. */
const FIELDS: Readonly<Record<string, (evil: string) => Partial<SendRequest>>> = {
  application: evil => ({ message: { ...MESSAGE, application: `shop${evil}` } }),
  sender: evil => ({ message: { ...MESSAGE, from: `shop@example.org${evil}` } }),
  'sender name': evil => ({ message: { ...MESSAGE, senderName: `Shop${evil}` } }),
  recipient: evil => ({ message: { ...MESSAGE, recipients: [`ann@example.org${evil}`] } }),
  'local part of a recipient': evil => ({ message: { ...MESSAGE, recipients: [`ann${evil}@example.org`] } }),
  'subject of a template': evil => ({ message: { ...MESSAGE, template: template({ subject: `Hi${evil}` }) } }),
  'name of an attachment': evil => ({ message: { ...MESSAGE, template: file({ name: `a${evil}` }) } }),
  'type of an attachment': evil => ({ message: { ...MESSAGE, template: file({ type: `text/plain${evil}` }) } }),
  'content id of an attachment': evil => ({ message: { ...MESSAGE, template: file({ contentId: `id${evil}` }) } }),
  'header of a template': evil => ({ message: { ...MESSAGE, template: template({ headers: [{ name: 'List-Id', value: `x${evil}` }] }) } }),
  'user name': evil => ({ login: { username: `ann${evil}`, password: new Secret('x') } }),
  password: evil => ({ login: { username: 'ann', password: new Secret(`x${evil}`) } }),
  'name for EHLO': evil => ({ clientName: `me${evil}` }),
  host: evil => ({ host: `127.0.0.1${evil}` }),
};

for (const [field, fill] of Object.entries(FIELDS)) {
  for (const [name, text] of Object.entries(BREAKS)) {
    test(`${name} in the ${field} brings neither a command nor a header`, async () => {
      const { peer, result } = await send(YES, fill(`${text}Bcc: evil@example.org${text}`));
      const injected = peer.heard.filter(line => /^(?:\s*Bcc:|.*RCPT TO:<evil)/i.test(line));
      assert.deepEqual(injected, [], inspect(result));
      const message = peer.heard.slice(peer.heard.findIndex(line => line.startsWith('DATA')));
      assert.ok(!message.join('\n').includes('\0'), 'NUL on the wire');
      assert.ok(message.filter(line => line === '.').length <= 1, 'the message ended early');
      const before = peer.heard.map(line => line.slice(0, 4));
      if (field === 'name for EHLO') assert.ok(result.ok, 'another name is said in its place');
      else assert.ok(!before.includes('MAIL') && !before.includes('AUTH'), 'refused before the wire');
    });
  }
}
