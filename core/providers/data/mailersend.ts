import type { Provider } from '../provider.ts';
import { nodemailer, observed, symfony, unverified } from '../sources.ts';

const smtpPage = 'https://developers.mailersend.com/smtp-relay.html';

export const mailersend: Provider = {
  id: 'mailersend',
  name: 'MailerSend',
  kind: 'transactional',
  hosts: {
    exact: ['smtp.mailersend.net'],
    mistaken: [
      {
        hosts: ['smtp.mailersend.com', 'api.mailersend.com', 'smtp.mailerlite.com'],
        use: 'smtp.mailersend.net',
        confidence: 'low',
        sources: [unverified],
      },
    ],
    confidence: 'high',
    sources: [smtpPage, nodemailer, symfony],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage, nodemailer] },
    { port: 2525, encryption: 'starttls', note: 'The official page seen names 587 alone.', confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage, nodemailer] },
  usernameShape: {
    text: 'The generated name, MS_<6 characters>@<domain>; not meant as a sender.',
    shape: { parts: ['MS_', { alphabet: 'alphanumeric', length: 6 }, '@', { alphabet: 'domain', length: { min: 3 } }] },
    shapeConfidence: 'medium',
    confidence: 'high',
    sources: [smtpPage, observed],
  },
  passwordShape: {
    text: 'The generated SMTP password: mssp.… on newer accounts, 16 characters on older ones.',
    shape: {
      anyOf: [
        {
          parts: [
            'mssp.',
            { alphabet: 'alphanumeric', length: 7 },
            '.',
            { alphabet: 'alphanumeric', length: { min: 12, max: 20 } },
            '.',
            { alphabet: 'alphanumeric', length: 7 },
          ],
        },
        { alphabet: 'alphanumeric', length: 16 },
      ],
    },
    shapeConfidence: 'low',
    forbidden: [{ shape: { prefix: 'mlsn.' }, what: 'a MailerSend API token', confidence: 'high', sources: [observed] }],
    confidence: 'medium',
    sources: [observed],
  },
  sender: { rule: 'verified', text: 'An address of any verified domain of the account.', confidence: 'high', sources: [smtpPage] },
  spf: { includes: ['_spf.mailersend.net'], confidence: 'high', sources: [observed] },
  dkim: { selectors: ['mlsend', 'mlsend2'], confidence: 'medium', sources: [observed] },
  console: { url: 'https://app.mailersend.com/domains', confidence: 'low' },
  docs: { url: 'https://www.mailersend.com/help/smtp-relay', confidence: 'high' },
  credential: {
    get: ['Open the domain at https://app.mailersend.com/domains, SMTP.', 'Generate an SMTP user and copy its name and password.'],
    reset: ['Create another SMTP user, put it in place, then delete the old one.'],
    revoke: ['Delete the SMTP user on the same page.'],
    limits: ['A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'medium',
    sources: [smtpPage, unverified],
  },
  sendLimits: [
    {
      text: 'A number of messages per connection; a trial domain reaches your own recipients only.',
      confidence: 'medium',
      sources: [smtpPage],
    },
  ],
  remarks: [
    { text: 'STARTTLS is required, with TLS 1.2 or newer.', confidence: 'high', sources: [smtpPage] },
    { text: 'Invalid messages are refused with 450, which libraries take for temporary.', confidence: 'high', sources: [smtpPage] },
    {
      text: 'Sources disagree on 587: Symfony of 2024 opens it with implicit TLS, MailerSend and nodemailer say STARTTLS.',
      disputed: '2026-11-20',
      confidence: 'high',
      sources: [symfony, smtpPage, nodemailer],
    },
  ],
  checked: '2026-11-20',
};
