import type { Provider } from '../provider.ts';
import { nodemailer, observed, trufflehog, unverified } from '../sources.ts';

const smtpPage = 'https://help.elasticemail.com/en/articles/4803409-smtp-settings';

export const elasticEmail: Provider = {
  id: 'elastic-email',
  name: 'Elastic Email',
  kind: 'transactional',
  hosts: {
    exact: ['smtp.elasticemail.com', 'smtp25.elasticemail.com'],
    mistaken: [
      {
        hosts: ['smtp.elasticemail.net', 'api.elasticemail.com', 'smtp.elastic.email'],
        use: 'smtp.elasticemail.com',
        confidence: 'low',
        sources: [unverified],
      },
    ],
    confidence: 'high',
    sources: [smtpPage, nodemailer],
  },
  ports: [
    { port: 2525, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 25, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    {
      port: 465,
      encryption: 'implicit',
      note: 'The page lists the port, nodemailer its implicit TLS.',
      confidence: 'high',
      sources: [smtpPage, nodemailer],
    },
  ],
  otherPorts: 'none',
  recommended: {
    port: 2525,
    encryption: 'starttls',
    note: 'nodemailer takes 465 with implicit TLS.',
    confidence: 'medium',
    sources: [smtpPage],
  },
  usernameShape: {
    text: "The user name of the SMTP credential, at first the account's address.",
    shape: { address: true },
    shapeConfidence: 'medium',
    confidence: 'high',
    sources: [smtpPage],
  },
  passwordShape: {
    text: 'The password of the SMTP credential. The API key of 96 characters is something else on newer accounts; very old ones used it here.',
    forbidden: [
      {
        shape: { alphabet: 'upper-alphanumeric', length: 96 },
        what: 'an Elastic Email API key',
        confidence: 'medium',
        sources: [smtpPage, trufflehog],
      },
    ],
    confidence: 'high',
    sources: [smtpPage, trufflehog],
  },
  sender: { rule: 'verified', text: 'A verified domain or address.', confidence: 'low', sources: [unverified] },
  spf: { includes: ['_spf.elasticemail.com'], confidence: 'medium', sources: [observed] },
  dkim: { selectors: ['api'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://app.elasticemail.com/marketing/settings/new/manage-smtp', confidence: 'low' },
  docs: { url: 'https://help.elasticemail.com/en/articles/4803409-smtp-settings', confidence: 'high' },
  credential: {
    get: ['Open Settings, Manage SMTP.', 'Create SMTP credentials and copy the password.'],
    reset: ['Create another SMTP credential, put it in place, then delete the old one.'],
    revoke: ['Delete the SMTP credential on the same page.'],
    limits: ['Shown once.', '15 per account.', 'A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'high',
    sources: [smtpPage],
  },
  sendLimits: [{ text: 'About 100 messages a day on the free plan.', confidence: 'low', sources: [unverified] }],
  remarks: [
    { text: 'TLS 1.0 and 1.1 were announced to end on 31 March 2025.', confidence: 'high', sources: [smtpPage] },
    {
      text: 'Sources disagree on the password: older pages say the API key, the present one separate SMTP credentials.',
      disputed: '2026-11-20',
      confidence: 'high',
      sources: [smtpPage],
    },
  ],
  checked: '2026-11-20',
};
