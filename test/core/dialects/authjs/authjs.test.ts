import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authjs } from '../../../../core/dialects/authjs/index.ts';
import { resolveDraft } from '../../../../core/environment/resolve.ts';
import type { Change } from '../../../../core/model/change.ts';
import { applyEdits } from '../../../../core/model/edit.ts';
import type { Mailer } from '../../../../core/model/mailer.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';
import { parseTypescript } from '../javascript/read-javascript.ts';

const IMPORT = "import EmailProvider from 'next-auth/providers/email';\n";

function mailersOf(parsed: ParsedText): readonly Mailer[] {
  return authjs.read(parsed).map(draft => {
    const resolved = resolveDraft(draft, parsed.uri, () => undefined);
    return { ...authjs.interpret(resolved), dialect: 'authjs', framework: 'Auth.js', uri: parsed.uri, draft, settings: resolved.settings };
  });
}

async function mailerIn(text: string, head = IMPORT): Promise<Mailer | undefined> {
  return mailersOf(await parseTypescript(head + text))[0];
}

async function after(text: string, change: Change): Promise<string | undefined> {
  const parsed = await parseTypescript(IMPORT + text);
  const [mailer] = mailersOf(parsed);
  const planned = mailer && authjs.plan(change, mailer);
  const edits = mailer && planned && authjs.write(planned, mailer, parsed);
  return edits && applyEdits(parsed.text, edits).slice(IMPORT.length);
}

test('the options below server are read as nodemailer reads them, with the sender beside them', async () => {
  const mailer = await mailerIn(
    "EmailProvider({ server: { host: 'smtp.example.net', port: 465, secure: true, auth: { user: 'ann', pass: 'p' } }, from: 'ann@example.org' })",
  );
  assert.equal(mailer?.host?.value, 'smtp.example.net');
  assert.equal(mailer.encryption?.value, 'implicit');
  assert.equal(mailer.username?.value, 'ann');
  assert.equal(mailer.from?.value, 'ann@example.org');
  assert.equal(mailer.draft.label, 'EmailProvider');
});

test('without a port it is 25, as Auth.js sets it, and not 587', async () => {
  const mailer = await mailerIn("EmailProvider({ server: { host: 'smtp.example.net' } })");
  assert.equal(mailer?.port?.value, 25);
  assert.equal(mailer.port.origin, 'default');
});

test('a URL takes the place of the default options', async () => {
  const mailer = await mailerIn("EmailProvider({ server: 'smtps://ann:p@smtp.example.net', from: 'ann@example.org' })");
  assert.equal(mailer?.port?.value, 465);
  assert.equal(mailer.encryption?.value, 'implicit');
});

test('the variable that holds the URL is known', async () => {
  const mailer = await mailerIn('EmailProvider({ server: process.env.EMAIL_SERVER, from: process.env.EMAIL_FROM })');
  assert.deepEqual(
    mailer?.settings.map(({ name, value }) => [name, value.kind === 'reference' && value.variable]),
    [
      ['url', 'EMAIL_SERVER'],
      ['defaults.from', 'EMAIL_FROM'],
    ],
  );
});

for (const module of ['next-auth/providers/nodemailer', '@auth/core/providers/nodemailer', '@auth/sveltekit/providers/nodemailer']) {
  test(`${module} is a provider`, async () => {
    const mailer = await mailerIn("Nodemailer({ server: { host: 'h' } })", `import Nodemailer from '${module}';\n`);
    assert.equal(mailer?.draft.label, 'Nodemailer');
  });
}

test('a provider of another name, or one that sends by itself, is no mailer', async () => {
  assert.equal(await mailerIn("EmailProvider({ server: { host: 'h' } })", "import { EmailProvider } from './context';\n"), undefined);
  assert.equal(await mailerIn('EmailProvider({ sendVerificationRequest() {} })'), undefined);
});

test('a port that only Auth.js set is written where the options are', async () => {
  assert.equal(
    await after("EmailProvider({ server: { host: 'h' } })", { set: 'port', to: 587 }),
    "EmailProvider({ server: { host: 'h', port: 587 } })",
  );
});

test('the sender is written beside the server', async () => {
  assert.equal(
    await after("EmailProvider({\n  server: { host: 'h' },\n})", { set: 'from', to: 'ann@example.org' }),
    "EmailProvider({\n  server: { host: 'h' },\n  from: 'ann@example.org',\n})",
  );
});

test('the scheme of a URL is changed inside of it', async () => {
  assert.equal(
    await after("EmailProvider({ server: 'smtp://ann:p@smtp.example.net:465' })", { set: 'encryption', to: 'implicit' }),
    "EmailProvider({ server: 'smtps://ann:p@smtp.example.net:465' })",
  );
});
