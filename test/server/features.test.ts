import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionItem, DocumentSymbol, Hover, InlayHint, Position } from 'vscode-languageserver/node';
import { mailersRequest, revealPasswordRequest } from '../../protocol/requests.ts';
import type { MailerSummary, RevealPasswordResult } from '../../protocol/requests.ts';
import { Client, rangeOf } from './client.ts';

const URI = 'file:///project/mailer.ts';
const MAILER = `import nodemailer from 'nodemailer';
export const orders = nodemailer.createTransport({ host: 'smtp.sendgrid.net', port: 587, secure: false, requireTLS: true });
`;

function middle(text: string, part: string): Position {
  const { start } = rangeOf(text, part);
  return { line: start.line, character: start.character + Math.floor(part.length / 2) };
}

async function hover(client: Client, uri: string, position: Position): Promise<string> {
  const found = await client.connection.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri }, position });
  return found === null || typeof found.contents !== 'object' || !('value' in found.contents) ? '' : found.contents.value;
}

test('a hover on the host shows the provider’s own table', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  await client.open(URI, MAILER);
  const text = await hover(client, URI, middle(MAILER, "'smtp.sendgrid.net'"));
  assert.match(text, /SendGrid/);
  assert.match(text, /\| \*?\*?587\*?\*? \| STARTTLS/);
});

test('a hover makes no editor fetch a picture that a file names', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  const text = MAILER.replace('smtp.sendgrid.net', '![](https://a.example/seen.png)');
  await client.open(URI, text);
  const shown = await hover(client, URI, middle(text, "'![](https://a.example/seen.png)'"));
  assert.match(shown, /seen\.png/);
  assert.doesNotMatch(shown, /!\[/);
});

test('a hover on the port says what the standard says', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  await client.open(URI, MAILER);
  assert.match(await hover(client, URI, middle(MAILER, '587')), /rfc8314/);
});

test('a hover on the encryption explains it, with the RFC', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  await client.open(URI, MAILER);
  assert.match(await hover(client, URI, middle(MAILER, 'requireTLS: true')), /STARTTLS.*rfc3207/s);
});

test('the outline names the mailer, with host, port and encryption', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  await client.open(URI, MAILER);
  const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: URI } });
  assert.deepEqual(
    symbols.map(({ name, detail }) => ({ name, detail })),
    [{ name: 'orders', detail: 'smtp.sendgrid.net:587 starttls' }],
  );
});

for (const [name, uri, text, at] of [
  ['an empty value in .env', 'file:///project/.env', 'SMTP_HOST=\nSMTP_PORT=587\n', { line: 0, character: 10 }],
  ['a half-typed string', URI, MAILER.replace('smtp.sendgrid.net', 'smtp.s'), { line: 1, character: 63 }],
] as const) {
  test(`hosts of providers complete ${name}`, async t => {
    const client = await Client.start();
    t.after(() => client.stop());
    await client.open(uri, text);
    const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', { textDocument: { uri }, position: at });
    assert.ok(items.some(({ label, detail }) => label === 'smtp.sendgrid.net' && detail?.includes('SendGrid')));
    assert.ok(items.every(({ label }) => !label.includes('<')));
  });
}

test('ports complete with those of the host’s provider, the recommended one first', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  await client.open(URI, MAILER);
  const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
    textDocument: { uri: URI },
    position: middle(MAILER, '587'),
  });
  const first = items.toSorted((one, other) => (one.sortText ?? '').localeCompare(other.sortText ?? ''))[0];
  assert.deepEqual([first?.label, first?.detail?.endsWith('STARTTLS')], ['587', true]);
});

test('an inlay shows the value of a reference, and never a password', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  const text = `import nodemailer from 'nodemailer';
nodemailer.createTransport({ host: process.env.SMTP_HOST, port: Number(process.env.SMTP_PORT), auth: { user: 'a', pass: process.env.SMTP_PASS } });
`;
  await client.open(URI, text);
  await client.open('file:///project/.env', 'SMTP_HOST=smtp.example.org\nSMTP_PORT=465\nSMTP_PASS=Xk9-vQ2-mmR7\n');
  const hints = await client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri: URI },
    range: { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } },
  });
  assert.deepEqual(
    hints.map(({ label }) => label),
    [' = smtp.example.org', ' = 465'],
  );
});

test('a password is told for the host that the user was shown, and for no other that its file names by now', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  const password = ['Xk9', 'vQ2', 'mmR7'].join('-');
  const text = MAILER.replace('port: 587', `port: 587, auth: { user: 'ann', pass: '${password}' }`);
  await client.open(URI, text);
  const [shown] = await client.connection.sendRequest<readonly MailerSummary[]>(mailersRequest, {});
  assert.ok(shown);
  const params = { mailer: shown.id, host: shown.host, port: shown.port };
  const reveal = async () => (await client.connection.sendRequest<RevealPasswordResult>(revealPasswordRequest, params)).password;

  assert.equal(await reveal(), password);
  await client.change(URI, rangeOf(text, 'smtp.sendgrid.net'), 'smtp.example.org');
  assert.equal(await reveal(), undefined);
});

test('a password of another folder is told for no host of this one', async t => {
  const client = await Client.start({ folders: ['file:///home/clone', 'file:///home/work'] });
  t.after(() => client.stop());
  const password = ['Xk9', 'vQ2', 'mmR7'].join('-');
  const own = 'EMAIL_HOST = "smtp.example.net"\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = "ann"\n';
  for (const place of ['file:///home/work', 'file:///elsewhere']) {
    await client.open(
      `${place}/base.py`,
      `EMAIL_HOST = "smtp.example.org"\nEMAIL_HOST_USER = "ann"\nEMAIL_HOST_PASSWORD = "${password}"\n`,
    );
  }
  const places = [
    'file:///home/work/settings.py',
    'file:///elsewhere/settings.py',
    'file:///home/clone/one.py',
    'file:///home/clone/two.py',
  ];
  const imports = ['from .base import *\n', 'from .base import *\n', 'from ..work.base import *\n', 'from elsewhere.base import *\n'];
  for (const [position, uri] of places.entries()) await client.open(uri, `${imports[position]}${own}`);
  const mailers = await client.connection.sendRequest<readonly MailerSummary[]>(mailersRequest, {});

  const told = [];
  for (const place of places) {
    const mailer = mailers.find(({ location }) => location.uri === place);
    assert.ok(mailer, place);
    const params = { mailer: mailer.id, host: mailer.host, port: mailer.port };
    const answer = await client.connection.sendRequest<RevealPasswordResult>(revealPasswordRequest, params);
    told.push([mailer.passwordAt?.uri, answer.password]);
  }
  assert.deepEqual(told, [
    ['file:///home/work/base.py', password],
    ['file:///elsewhere/base.py', password],
    [undefined, undefined],
    [undefined, undefined],
  ]);
});
