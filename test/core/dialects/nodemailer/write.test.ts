import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodemailer } from '../../../../core/dialects/nodemailer/index.ts';
import type { Change } from '../../../../core/model/change.ts';
import { openCorpus } from '../corpus.ts';
import { change, mailersOf, parseFor, write } from '../reading.ts';
import { WISHES } from '../round-trip.ts';

const IMPORT = "import nodemailer from 'nodemailer';\n";

/** The text after a change, or `refused`. */
async function after(text: string, ...changes: readonly Change[]): Promise<string> {
  const written = await change(nodemailer, { path: 'mailer.ts', text: IMPORT + text }, changes);
  return written?.slice(IMPORT.length) ?? 'refused';
}

const starttls: Change = { set: 'encryption', to: 'starttls' };
const implicit: Change = { set: 'encryption', to: 'implicit' };
const opportunistic: Change = { set: 'encryption', to: 'opportunistic' };
const verified: Change = { set: 'certificate', to: 'verified' };
const asBoolean: Change = { parse: 'secure', as: 'boolean' };
const asNumber: Change = { parse: 'port', as: 'number' };
const move: Change = { move: 'password', to: 'SMTP_PASS' };

interface Example {
  readonly title: string;
  readonly before: string;
  readonly changes: readonly Change[];
  readonly after: string;
}

const EXAMPLES: readonly Example[] = [
  {
    title: 'implicit TLS is written over secure: false',
    before: "nodemailer.createTransport({ host: 'h', port: 465, secure: false });",
    changes: [implicit],
    after: "nodemailer.createTransport({ host: 'h', port: 465, secure: true });",
  },
  {
    title: 'implicit TLS and its port are written together',
    before: "nodemailer.createTransport({ host: 'h', port: 587, secure: false });",
    changes: [implicit, { set: 'port', to: 465 }],
    after: "nodemailer.createTransport({ host: 'h', port: 465, secure: true });",
  },
  {
    title: 'requireTLS goes beside secure on one line',
    before: "nodemailer.createTransport({ host: 'h', port: 587, secure: false, auth });",
    changes: [starttls],
    after: "nodemailer.createTransport({ host: 'h', port: 587, secure: false, requireTLS: true, auth });",
  },
  {
    title: 'requireTLS gets a line of its own, and the comment before it stays with its property',
    before: "nodemailer.createTransport({\n  host: 'h',\n  secure: false, // true for 465\n  auth,\n});",
    changes: [starttls],
    after: "nodemailer.createTransport({\n  host: 'h',\n  secure: false, // true for 465\n  requireTLS: true,\n  auth,\n});",
  },
  {
    title: 'an object without a trailing comma gets none',
    before: "nodemailer.createTransport({\n  host: 'h',\n  port: 587\n});",
    changes: [starttls],
    after: "nodemailer.createTransport({\n  host: 'h',\n  port: 587,\n  requireTLS: true\n});",
  },
  {
    title: 'tabs and CRLF are kept',
    before: "nodemailer.createTransport({\r\n\thost: 'h',\r\n\tport: 587,\r\n});",
    changes: [starttls],
    after: "nodemailer.createTransport({\r\n\thost: 'h',\r\n\tport: 587,\r\n\trequireTLS: true,\r\n});",
  },
  {
    title: 'STARTTLS on 465 without secure writes both',
    before: "nodemailer.createTransport({ host: 'h', port: 465 });",
    changes: [starttls, { set: 'port', to: 587 }],
    after: "nodemailer.createTransport({ host: 'h', port: 587, secure: false, requireTLS: true });",
  },
  {
    title: 'requireTLS takes the place of ignoreTLS',
    before: "nodemailer.createTransport({ host: 'h', ignoreTLS: true, port: 587 });",
    changes: [starttls],
    after: "nodemailer.createTransport({ host: 'h', requireTLS: true, port: 587 });",
  },
  {
    title: 'opportunistic TLS takes requireTLS away with its line',
    before: "nodemailer.createTransport({\n  host: 'h',\n  requireTLS: true, // always\n  port: 587,\n});",
    changes: [opportunistic],
    after: "nodemailer.createTransport({\n  host: 'h',\n  port: 587,\n});",
  },
  {
    title: 'an empty object is filled',
    before: 'nodemailer.createTransport({});',
    changes: [{ set: 'host', to: 'smtp.example.net' }],
    after: "nodemailer.createTransport({ host: 'smtp.example.net' });",
  },
  {
    title: 'quotes follow the file',
    before: 'nodemailer.createTransport({ host: "h" });',
    changes: [{ set: 'host', to: 'smtp.example.net' }],
    after: 'nodemailer.createTransport({ host: "smtp.example.net" });',
  },
  {
    title: 'a value in a constant is changed there',
    before: "const port = 465;\nconst host = 'h';\nnodemailer.createTransport({ host, port, secure: true });",
    changes: [{ set: 'port', to: 587 }],
    after: "const port = 587;\nconst host = 'h';\nnodemailer.createTransport({ host, port, secure: true });",
  },
  {
    title: 'a fallback is changed in its place, text staying text',
    before: "nodemailer.createTransport({ port: Number(process.env.PORT || '465') });",
    changes: [{ set: 'port', to: 587 }],
    after: "nodemailer.createTransport({ port: Number(process.env.PORT || '587') });",
  },
  {
    title: 'a comparison gives way to what it should come to',
    before: 'const port = 587;\nnodemailer.createTransport({ port, secure: port === 587 });',
    changes: [starttls],
    after: 'const port = 587;\nnodemailer.createTransport({ port, secure: false, requireTLS: true });',
  },
  {
    title: 'a shorthand that leads nowhere is written out',
    before: 'nodemailer.createTransport({ host });',
    changes: [{ set: 'host', to: 'smtp.example.net' }],
    after: "nodemailer.createTransport({ host: 'smtp.example.net' });",
  },
  {
    title: 'a new user name brings its auth object',
    before: "nodemailer.createTransport({ host: 'h' });",
    changes: [{ set: 'username', to: 'ann' }],
    after: "nodemailer.createTransport({ host: 'h', auth: { user: 'ann' } });",
  },
  {
    title: 'rejectUnauthorized goes, and the tls object that it leaves empty',
    before: "nodemailer.createTransport({\n  host: 'h',\n  tls: {\n    rejectUnauthorized: false,\n  },\n});",
    changes: [verified],
    after: "nodemailer.createTransport({\n  host: 'h',\n});",
  },
  {
    title: 'rejectUnauthorized goes, and the rest of tls stays',
    before: "nodemailer.createTransport({ host: 'h', tls: { minVersion: 'TLSv1.2', rejectUnauthorized: false } });",
    changes: [verified],
    after: "nodemailer.createTransport({ host: 'h', tls: { minVersion: 'TLSv1.2' } });",
  },
  {
    title: 'the last property on its own line goes without leaving a comma',
    before: "nodemailer.createTransport({\n  host: 'h',\n  tls: { rejectUnauthorized: false }\n});",
    changes: [verified],
    after: "nodemailer.createTransport({\n  host: 'h'\n});",
  },
  {
    title: 'rejectUnauthorized in a shared constant goes there, and the constant stays',
    before: "const tls = { rejectUnauthorized: false };\nnodemailer.createTransport({ host: 'h', tls });",
    changes: [verified],
    after: "const tls = {};\nnodemailer.createTransport({ host: 'h', tls });",
  },
  {
    title: 'a variable is compared with true',
    before: 'nodemailer.createTransport({ secure: process.env.SMTP_SECURE });',
    changes: [asBoolean],
    after: "nodemailer.createTransport({ secure: process.env.SMTP_SECURE === 'true' });",
  },
  {
    title: 'Boolean() gives way to the comparison',
    before: 'nodemailer.createTransport({ secure: Boolean(process.env.SMTP_SECURE) });',
    changes: [asBoolean],
    after: "nodemailer.createTransport({ secure: process.env.SMTP_SECURE === 'true' });",
  },
  {
    title: 'a text made of a variable is compared with true',
    before: 'nodemailer.createTransport({ secure: process.env.SMTP_SECURE.trim() });',
    changes: [asBoolean],
    after: "nodemailer.createTransport({ secure: process.env.SMTP_SECURE.trim() === 'true' });",
  },
  {
    title: 'two negations give way to the comparison',
    before: 'nodemailer.createTransport({ secure: !!process.env.SMTP_SECURE });',
    changes: [asBoolean],
    after: "nodemailer.createTransport({ secure: process.env.SMTP_SECURE === 'true' });",
  },
  {
    title: 'a cast goes with the text that it was for',
    before: 'nodemailer.createTransport({ secure: process.env.SMTP_SECURE as unknown as boolean });',
    changes: [asBoolean],
    after: "nodemailer.createTransport({ secure: process.env.SMTP_SECURE === 'true' });",
  },
  {
    title: 'a fallback that is false is what the comparison gives anyway',
    before: 'nodemailer.createTransport({ secure: process.env.SMTP_SECURE || false });',
    changes: [asBoolean],
    after: "nodemailer.createTransport({ secure: process.env.SMTP_SECURE === 'true' });",
  },
  {
    title: 'a fallback that is true stays',
    before: 'nodemailer.createTransport({ secure: process.env.SMTP_SECURE ?? true });',
    changes: [asBoolean],
    after: "nodemailer.createTransport({ secure: (process.env.SMTP_SECURE ?? 'true') === 'true' });",
  },
  {
    title: 'of two variables, the one that counts is compared',
    before: 'nodemailer.createTransport({ secure: process.env.SMTP_SECURE ?? process.env.MAIL_SECURE });',
    changes: [asBoolean],
    after: "nodemailer.createTransport({ secure: (process.env.SMTP_SECURE ?? process.env.MAIL_SECURE) === 'true' });",
  },
  {
    title: 'a variable in a constant is compared there',
    before: 'const secure = process.env.SMTP_SECURE;\nnodemailer.createTransport({ secure });',
    changes: [asBoolean],
    after: "const secure = process.env.SMTP_SECURE === 'true';\nnodemailer.createTransport({ secure });",
  },
  {
    title: 'a destructured variable is compared where it is used',
    before: 'const { SMTP_SECURE: secure } = process.env;\nnodemailer.createTransport({ secure });',
    changes: [asBoolean],
    after: "const { SMTP_SECURE: secure } = process.env;\nnodemailer.createTransport({ secure: secure === 'true' });",
  },
  {
    title: 'a port becomes a number with its fallback',
    before: 'nodemailer.createTransport({ port: process.env.SMTP_PORT || 587 });',
    changes: [asNumber],
    after: 'nodemailer.createTransport({ port: Number(process.env.SMTP_PORT || 587) });',
  },
  {
    title: 'a port in a constant becomes a number there, so that its comparison works',
    before: 'const port = process.env.SMTP_PORT;\nnodemailer.createTransport({ port, secure: port === 465 });',
    changes: [asNumber],
    after: 'const port = Number(process.env.SMTP_PORT);\nnodemailer.createTransport({ port, secure: port === 465 });',
  },
  {
    title: 'a password becomes a variable',
    before: "nodemailer.createTransport({ auth: { user: 'ann', pass: 'hunter2' } });",
    changes: [move],
    after: "nodemailer.createTransport({ auth: { user: 'ann', pass: process.env.SMTP_PASS } });",
  },
  {
    title: 'a password in a constant becomes a variable there',
    before: "const pass = 'hunter2';\nnodemailer.createTransport({ auth: { user: 'ann', pass } });",
    changes: [move],
    after: "const pass = process.env.SMTP_PASS;\nnodemailer.createTransport({ auth: { user: 'ann', pass } });",
  },
  {
    title: 'a constant that is declared as a string stays one',
    before: "const pass: string = 'hunter2';\nnodemailer.createTransport({ auth: { user: 'ann', pass } });",
    changes: [move],
    after: "const pass: string = process.env.SMTP_PASS!;\nnodemailer.createTransport({ auth: { user: 'ann', pass } });",
  },
  {
    title: 'a password beside its own variable just goes',
    before: "nodemailer.createTransport({ auth: { user: 'ann', pass: process.env.SMTP_PASS || 'hunter2' } });",
    changes: [move],
    after: "nodemailer.createTransport({ auth: { user: 'ann', pass: process.env.SMTP_PASS } });",
  },
  {
    title: 'a password that is there on a condition becomes a variable',
    before: "nodemailer.createTransport({ auth: user ? { user, pass: 'hunter2' } : undefined });",
    changes: [move],
    after: 'nodemailer.createTransport({ auth: user ? { user, pass: process.env.SMTP_PASS } : undefined });',
  },
  {
    title: 'of two alternatives the one that is meant is changed',
    before: "nodemailer.createTransport(live ? { host: 'h', port: 465, secure: false } : { host: 'localhost', secure: false });",
    changes: [implicit],
    after: "nodemailer.createTransport(live ? { host: 'h', port: 465, secure: true } : { host: 'localhost', secure: false });",
  },
  {
    title: 'options that a function returns are changed in the function',
    before: "function options() {\n  return { host: 'h', port: 465, secure: false };\n}\nnodemailer.createTransport(options());",
    changes: [implicit],
    after: "function options() {\n  return { host: 'h', port: 465, secure: true };\n}\nnodemailer.createTransport(options());",
  },
  {
    title: 'a password inside of a URL is not moved',
    before: "nodemailer.createTransport('smtp://ann:hunter2@smtp.example.net');",
    changes: [move],
    after: 'refused',
  },
  {
    title: 'the scheme and the port of a URL are changed inside of it',
    before: "nodemailer.createTransport('smtp://ann:hunter2@smtp.example.net:465');",
    changes: [implicit],
    after: "nodemailer.createTransport('smtps://ann:hunter2@smtp.example.net:465');",
  },
  {
    title: 'the written parts of a URL with holes are changed inside of it',
    before: 'nodemailer.createTransport(`smtps://${user}:${pass}@smtp.example.net:587`);',
    changes: [{ set: 'port', to: 465 }],
    after: 'nodemailer.createTransport(`smtps://${user}:${pass}@smtp.example.net:465`);',
  },
  {
    title: 'a URL with holes gets no new option',
    before: 'nodemailer.createTransport(`smtp://${user}:${pass}@smtp.example.net:587`);',
    changes: [starttls],
    after: 'refused',
  },
  {
    title: 'a URL gets its option at its end',
    before: 'nodemailer.createTransport("smtp://smtp.example.net:587/?pool=true");',
    changes: [starttls],
    after: 'nodemailer.createTransport("smtp://smtp.example.net:587/?pool=true&requireTLS=true");',
  },
  {
    title: 'a URL loses the option that switches verification off',
    before: "nodemailer.createTransport('smtps://smtp.example.net?tls.rejectUnauthorized=false');",
    changes: [verified],
    after: "nodemailer.createTransport('smtps://smtp.example.net');",
  },
  {
    title: 'a port is added to a URL that has none',
    before: "nodemailer.createTransport({ url: 'smtp://[::1]' });",
    changes: [{ set: 'port', to: 2525 }],
    after: "nodemailer.createTransport({ url: 'smtp://[::1]:2525' });",
  },
  {
    title: 'what a service decides is not written beside it',
    before: "nodemailer.createTransport({ service: 'Gmail' });",
    changes: [{ set: 'port', to: 587 }],
    after: 'refused',
  },
  {
    title: 'the sender becomes a default of the messages',
    before: "nodemailer.createTransport({ host: 'h' });",
    changes: [{ set: 'from', to: 'ann@example.org' }],
    after: "nodemailer.createTransport({ host: 'h' }, { from: 'ann@example.org' });",
  },
  {
    title: 'the name of the sender stays',
    before: "nodemailer.createTransport({ host: 'h' }, { from: '\"Shop, Inc.\" <shop@example.org>' });",
    changes: [{ set: 'from', to: 'ann@example.org' }],
    after: "nodemailer.createTransport({ host: 'h' }, { from: '\"Shop, Inc.\" <ann@example.org>' });",
  },
  {
    title: 'after an unknown spread the end of the object wins',
    before: "nodemailer.createTransport({ host: 'h', port: 587, ...given });",
    changes: [implicit],
    after: "nodemailer.createTransport({ host: 'h', port: 587, ...given, secure: true });",
  },
  {
    title: 'options that are changed later are left alone',
    before: "const options = { host: 'h', secure: false };\noptions.secure = true;\nnodemailer.createTransport(options);",
    changes: [implicit],
    after: 'refused',
  },
  {
    title: 'another transport has no encryption to change',
    before: 'nodemailer.createTransport({ jsonTransport: true });',
    changes: [implicit],
    after: 'refused',
  },
];

for (const { title, before, changes, after: expected } of EXAMPLES) {
  test(title, async () => {
    assert.equal(await after(before, ...changes), expected);
  });
}

test('the edit of a URL does not hold its password', async () => {
  const password = 'correct-horse';
  const file = { path: 'mailer.ts', text: `${IMPORT}nodemailer.createTransport('smtp://ann:${password}@smtp.example.net:465');` };
  const parsed = await parseFor(nodemailer, file);
  const [mailer] = mailersOf(nodemailer, parsed);
  assert.ok(mailer);
  const plan = nodemailer.plan(starttls, mailer) ?? [];
  const port = nodemailer.plan({ set: 'port', to: 587 }, mailer) ?? [];
  for (const changes of [plan, port]) {
    const edits = nodemailer.write(changes, mailer, parsed);
    assert.ok(edits !== undefined && edits.length > 0);
    assert.ok(!JSON.stringify(edits).includes(password));
  }
});

test('most wishes can be written into the corpus', async () => {
  let [wished, written] = [0, 0];
  for (const file of openCorpus(import.meta.dirname)) {
    const parsed = await parseFor(nodemailer, file);
    for (const mailer of mailersOf(nodemailer, parsed)) {
      if (mailer.transport.value !== 'smtp' || mailer.draft.incomplete) continue;
      for (const wish of WISHES) {
        if (!('set' in wish) || wish.set === 'certificate') continue;
        wished++;
        if (write(nodemailer, { changes: [wish], mailer, parsed }) !== undefined) written++;
      }
    }
  }
  assert.ok(written / wished > 0.75, `${written} of ${wished}`);
});
