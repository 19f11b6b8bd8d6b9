import type { Provider } from '../provider.ts';
import { mailtrapDocs, observed, unverified } from '../sources.ts';

export const mailtrapSandbox: Provider = {
  id: 'mailtrap-sandbox',
  name: 'Mailtrap Email Sandbox (testing)',
  kind: 'testing',
  hosts: {
    exact: ['sandbox.smtp.mailtrap.io'],
    legacy: [
      { host: 'smtp.mailtrap.io', use: 'sandbox.smtp.mailtrap.io', confidence: 'high', sources: [observed, mailtrapDocs] },
      { host: 'mailtrap.io', use: 'sandbox.smtp.mailtrap.io', confidence: 'high', sources: [observed, mailtrapDocs] },
    ],
    confidence: 'high',
    sources: [observed, mailtrapDocs],
  },
  ports: [
    { port: 2525, encryption: 'starttls', note: 'STARTTLS is offered, not required.', confidence: 'high', sources: [observed] },
    { port: 587, encryption: 'starttls', confidence: 'medium', sources: [observed, unverified] },
    { port: 25, encryption: 'starttls', confidence: 'medium', sources: [observed] },
    {
      port: 465,
      encryption: 'optional',
      note: 'Not implicit TLS here: clear text with STARTTLS.',
      confidence: 'medium',
      sources: [observed],
    },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 2525, encryption: 'starttls', confidence: 'medium', sources: [observed] },
  usernameShape: {
    text: "14 hexadecimal characters from the inbox's page.",
    shape: { alphabet: 'hex', length: 14 },
    confidence: 'medium',
    sources: [observed],
  },
  passwordShape: {
    text: "14 hexadecimal characters from the inbox's page.",
    shape: { alphabet: 'hex', length: 14 },
    confidence: 'medium',
    sources: [observed],
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
    sources: [observed, unverified],
  },
  sendLimits: [{ text: 'Numbers a second and a month, by plan.', confidence: 'low', sources: [unverified] }],
  remarks: [
    { text: 'Nothing reaches a recipient: out of place in production.', confidence: 'high', sources: [mailtrapDocs] },
    { text: 'Takes PLAIN, LOGIN and CRAM-MD5.', confidence: 'high', sources: [observed] },
  ],
  checked: '2026-11-20',
};
