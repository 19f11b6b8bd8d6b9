import type { Provider } from '../provider.ts';
import { gitlab, gitleaks, kingfisher, nodemailer, observed, spfGuide, symfony, trufflehog, unverified } from '../sources.ts';

const smtpPage = 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api';
const keysPage = 'https://www.twilio.com/docs/sendgrid/api-reference/api-keys/create-api-keys';

export const sendgrid: Provider = {
  id: 'sendgrid',
  name: 'Twilio SendGrid',
  kind: 'transactional',
  hosts: {
    exact: ['smtp.sendgrid.net', 'smtp.eu.sendgrid.net'],
    choice: [
      { host: 'smtp.sendgrid.net', for: 'all accounts' },
      { host: 'smtp.eu.sendgrid.net', for: 'EU subusers with an EU key' },
    ],
    mistaken: [
      {
        hosts: ['smtp.sendgrid.com', 'sendgrid.net', 'mail.sendgrid.net', 'api.sendgrid.com', 'smtp.sendgrid.org', 'smtp.twilio.com'],
        use: 'smtp.sendgrid.net',
        confidence: 'low',
        sources: [unverified],
      },
    ],
    confidence: 'high',
    sources: [smtpPage, nodemailer, symfony, gitlab],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 2525, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 25, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [smtpPage, symfony] },
  ],
  otherPorts: 'none',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
  usernameShape: {
    text: 'The literal text apikey, for every account.',
    shape: { exact: 'apikey' },
    confidence: 'high',
    sources: [smtpPage, symfony, gitlab],
  },
  passwordShape: {
    text: 'An API key with the Mail Send permission, 69 characters from "SG.", as it is and not in Base64.',
    shape: { parts: ['SG.', { alphabet: 'base64url', length: 22 }, '.', { alphabet: 'base64url', length: 43 }] },
    looseShape: {
      parts: ['SG.', { alphabet: 'base64url', length: { min: 20, max: 24 } }, '.', { alphabet: 'base64url', length: { min: 39, max: 50 } }],
    },
    confidence: 'high',
    sources: [gitleaks, trufflehog, kingfisher, smtpPage],
  },
  sender: {
    rule: 'verified',
    text: 'A verified single sender, or an address of an authenticated domain; otherwise 550.',
    confidence: 'high',
    sources: ['https://sendgrid.com/docs/for-developers/sending-email/smtp-errors-and-troubleshooting/', observed],
  },
  spf: {
    includes: ['sendgrid.net'],
    note: 'Not needed where the domain is authenticated by CNAME records.',
    confidence: 'high',
    sources: [spfGuide, observed],
  },
  dkim: { selectors: ['s1', 's2'], confidence: 'medium', sources: [observed] },
  console: { url: 'https://app.sendgrid.com/settings/api_keys', confidence: 'high' },
  docs: { url: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api', confidence: 'high' },
  passwordRetirement: {
    state: 'app-passwords',
    text: "The account's user name and password are refused; an API key stands in their place.",
    confidence: 'medium',
    sources: [smtpPage, keysPage],
  },
  credential: {
    get: [
      'Open https://app.sendgrid.com/settings/api_keys.',
      'Create an API key with restricted access and the Mail Send permission.',
      'Copy it; the user name is apikey.',
    ],
    reset: ['Create another API key, put it in place, then delete the old one.'],
    revoke: ['Delete the API key on the same page.'],
    limits: ['Shown once.', '100 keys per account.', 'A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'high',
    sources: [keysPage],
  },
  sendLimits: [
    {
      text: '5,000 messages per connection; 451 "Maximum credits exceeded" when the plan is used up.',
      confidence: 'high',
      sources: [smtpPage, observed],
    },
  ],
  remarks: [
    { text: 'IP Access Management applies to SMTP too.', confidence: 'medium', sources: [smtpPage, unverified] },
    {
      text: 'Sources disagree on smtp.eu.sendgrid.net: Symfony and other code use it, the page on SMTP does not name it.',
      disputed: '2026-11-20',
      confidence: 'medium',
      sources: [symfony, smtpPage],
    },
  ],
  checked: '2026-11-20',
};
