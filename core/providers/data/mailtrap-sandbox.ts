import type { Provider } from '../provider.ts';
import { mailtrapDocs, unverified } from '../sources.ts';

const transcript = 'https://pastebin.com/4d6iUGyE';

export const mailtrapSandbox: Provider = {
  id: 'mailtrap-sandbox',
  name: 'Mailtrap Email Sandbox (testing)',
  kind: 'testing',
  hosts: {
    exact: ['sandbox.smtp.mailtrap.io'],
    legacy: [
      { host: 'smtp.mailtrap.io', use: 'sandbox.smtp.mailtrap.io', confidence: 'high', sources: [transcript, mailtrapDocs] },
      { host: 'mailtrap.io', use: 'sandbox.smtp.mailtrap.io', confidence: 'high', sources: [transcript, mailtrapDocs] },
    ],
    confidence: 'high',
    sources: [transcript, mailtrapDocs],
  },
  ports: [
    { port: 2525, encryption: 'starttls', note: 'STARTTLS is offered, not required.', confidence: 'high', sources: [transcript] },
    { port: 587, encryption: 'starttls', confidence: 'medium', sources: [transcript, unverified] },
    { port: 25, encryption: 'starttls', confidence: 'medium', sources: [transcript] },
    {
      port: 465,
      encryption: 'optional',
      note: 'Not implicit TLS here: clear text with STARTTLS.',
      confidence: 'medium',
      sources: [transcript],
    },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 2525, encryption: 'starttls', confidence: 'medium', sources: [transcript] },
  usernameShape: {
    text: "14 hexadecimal characters from the inbox's page.",
    shape: { alphabet: 'hex', length: 14 },
    confidence: 'medium',
    sources: [transcript],
  },
  passwordShape: {
    text: "14 hexadecimal characters from the inbox's page.",
    shape: { alphabet: 'hex', length: 14 },
    confidence: 'medium',
    sources: [transcript],
  },
  sender: { rule: 'any', text: 'Any address: nothing is delivered.', confidence: 'high', sources: [mailtrapDocs] },
  console: { url: 'https://mailtrap.io/inboxes', confidence: 'low' },
  docs: { url: 'https://docs.mailtrap.io/email-sandbox', confidence: 'low' },
  credential: {
    get: ['Open https://mailtrap.io/inboxes, choose the inbox and copy its SMTP credentials.'],
    reset: ["Choose Reset credentials in the inbox's settings."],
    revoke: ['Reset the credentials, or delete the inbox.'],
    limits: ['One pair per inbox, shown at any time.'],
    confidence: 'medium',
    sources: [transcript, unverified],
  },
  sendLimits: [{ text: 'Numbers a second and a month, by plan.', confidence: 'low', sources: [unverified] }],
  remarks: [
    { text: 'Nothing reaches a recipient: out of place in production.', confidence: 'high', sources: [mailtrapDocs] },
    { text: 'Takes PLAIN, LOGIN and CRAM-MD5.', confidence: 'high', sources: [transcript] },
  ],
  checked: '2026-11-20',
};
