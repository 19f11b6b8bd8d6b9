import type { Provider } from '../provider.ts';
import { mailtrapDocs, nodemailer, observed, symfony, unverified } from '../sources.ts';

export const mailtrap: Provider = {
  id: 'mailtrap',
  name: 'Mailtrap Email Sending (transactional + bulk)',
  kind: 'transactional',
  hosts: {
    exact: ['live.smtp.mailtrap.io', 'bulk.smtp.mailtrap.io'],
    choice: [
      { host: 'live.smtp.mailtrap.io', for: 'the transactional stream' },
      { host: 'bulk.smtp.mailtrap.io', for: 'the bulk stream' },
    ],
    mistaken: [
      {
        hosts: ['send.api.mailtrap.io', 'smtp.mailtrap.live'],
        use: 'live.smtp.mailtrap.io',
        confidence: 'medium',
        sources: [mailtrapDocs, unverified],
      },
    ],
    confidence: 'high',
    sources: [nodemailer, symfony, mailtrapDocs],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, symfony] },
    { port: 2525, encryption: 'starttls', confidence: 'low', sources: [unverified] },
    { port: 25, encryption: 'starttls', confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, symfony] },
  usernameShape: {
    text: 'The literal text api; formerly smtp@mailtrap.io.',
    shape: { anyOf: [{ exact: 'api' }, { exact: 'smtp@mailtrap.io' }] },
    confidence: 'high',
    sources: [symfony],
  },
  passwordShape: {
    text: 'An API token with sending rights.',
    shape: { alphabet: 'hex', length: 32 },
    shapeConfidence: 'low',
    confidence: 'medium',
    sources: [symfony, unverified],
  },
  sender: {
    rule: 'verified',
    text: "An address of a verified domain; the demo domain reaches the account's owner only.",
    confidence: 'high',
    sources: [mailtrapDocs, observed],
  },
  spf: { includes: [], note: 'CNAME records stand in for an include.', confidence: 'low', sources: [unverified] },
  dkim: { selectors: ['rwmt1', 'rwmt2'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://mailtrap.io/sending/domains', confidence: 'low' },
  docs: { url: 'https://docs.mailtrap.io/email-api-smtp/setup/smtp-integration', confidence: 'high' },
  credential: {
    get: ['Open the domain at https://mailtrap.io/sending/domains, Integration.', 'Copy the token of the stream; the user name is api.'],
    reset: ['Create another API token, put it in place, then delete the old one.'],
    revoke: ['Delete the API token on the same page.'],
    limits: ['A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'medium',
    sources: [mailtrapDocs, unverified],
  },
  sendLimits: [{ text: 'By plan.', confidence: 'low', sources: [unverified] }],
  remarks: [
    {
      text: 'The two streams have a host each; sandbox credentials work at neither.',
      confidence: 'medium',
      sources: [mailtrapDocs, symfony],
    },
  ],
  checked: '2026-11-20',
};
