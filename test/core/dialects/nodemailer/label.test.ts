import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodemailer } from '../../../../core/dialects/nodemailer/index.ts';
import { mailersIn } from '../reading.ts';

/** What stands around the call, and the label. */
const LABELS: readonly (readonly [string, string])[] = [
  ['const transporter = CALL;', 'transporter'],
  ['let mailer: Transporter; mailer ??= CALL;', 'mailer'],
  ['class A { constructor() { this.transport = CALL; } }', 'transport'],
  ['class A { private readonly relay = CALL; }', 'relay'],
  ['class A { #relay = CALL; }', '#relay'],
  ['export const transports = { alerts: CALL };', 'alerts'],
  ['function makeTransport() { return CALL; }', 'makeTransport'],
  ['const make = () => CALL;', 'make'],
  ['class A { create() { return CALL; } }', 'create'],
  ['async function send() { await CALL.sendMail({}); }', 'send'],
  ['export default CALL;', 'transport'],
];

const IMPORT = "import nodemailer from 'nodemailer';\n";

async function labelsIn(text: string): Promise<readonly string[]> {
  const file = { path: 'mailer.ts', text: IMPORT + text.replaceAll('CALL', 'nodemailer.createTransport({})') };
  return (await mailersIn(nodemailer, file)).map(({ draft }) => draft.label);
}

for (const [text, label] of LABELS) {
  test(`${text} is called ${label}`, async () => {
    assert.deepEqual(await labelsIn(text), [label]);
  });
}

test('no two mailers of a file have one label', async () => {
  assert.deepEqual(await labelsIn('let mailer; if (live) mailer = CALL; else mailer = CALL;'), ['mailer', 'mailer 2']);
});

test('two alternatives of one call are two mailers', async () => {
  const text = `${IMPORT}const mailer = nodemailer.createTransport(live ? { host: 'smtp.example.net' } : { jsonTransport: true });`;
  const mailers = await mailersIn(nodemailer, { path: 'mailer.ts', text });
  assert.deepEqual(
    mailers.map(({ draft, transport }) => [draft.label, transport.value]),
    [
      ['mailer', 'smtp'],
      ['mailer 2', 'memory'],
    ],
  );
});
