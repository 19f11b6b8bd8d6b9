import type { Provider } from '../provider.ts';
import { gitlab, hostingBlocks, nodemailer, observed, smtpTester, spfGuide, symfony, unverified } from '../sources.ts';

const rubyGem = 'https://rubydoc.info/gems/mailjet/Mailjet/Mailer';
const captainDns = 'https://www.captaindns.com/de/blog/mailjet-transactional-email-technical-guide';

export const mailjet: Provider = {
  id: 'mailjet',
  name: 'Mailjet (Sinch)',
  kind: 'transactional',
  hosts: {
    exact: ['in-v3.mailjet.com'],
    legacy: [{ host: 'in.mailjet.com', use: 'in-v3.mailjet.com', confidence: 'high', sources: [symfony, rubyGem, gitlab, smtpTester] }],
    mistaken: [
      {
        hosts: ['smtp.mailjet.com', 'api.mailjet.com', 'in-v3.mailjet.net'],
        use: 'in-v3.mailjet.com',
        confidence: 'medium',
        sources: [nodemailer, unverified],
      },
    ],
    confidence: 'high',
    sources: [symfony, rubyGem, gitlab, smtpTester],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [symfony, gitlab, smtpTester] },
    { port: 465, encryption: 'implicit', confidence: 'medium', sources: [smtpTester] },
    { port: 25, encryption: 'optional', confidence: 'medium', sources: [smtpTester] },
    {
      port: 2525,
      encryption: 'starttls',
      note: "Google Cloud's guide for Mailjet uses it.",
      confidence: 'medium',
      sources: [hostingBlocks],
    },
    { port: 588, encryption: 'starttls', confidence: 'low', sources: [unverified] },
    { port: 80, encryption: 'optional', confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'possible',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [symfony, gitlab] },
  usernameShape: {
    text: 'The API key, 32 hexadecimal characters.',
    shape: { alphabet: 'hex', length: 32 },
    shapeConfidence: 'medium',
    confidence: 'high',
    sources: [rubyGem, smtpTester],
  },
  passwordShape: {
    text: 'The secret key, 32 hexadecimal characters. A swap of the two cannot be seen by their shape.',
    shape: { alphabet: 'hex', length: 32 },
    shapeConfidence: 'medium',
    confidence: 'high',
    sources: [rubyGem, smtpTester],
  },
  sender: { rule: 'verified', text: 'A validated sender address or domain.', confidence: 'high', sources: [smtpTester] },
  spf: {
    includes: ['spf.mailjet.com'],
    note: "The Return-Path is Mailjet's, so only DKIM aligns for DMARC.",
    confidence: 'high',
    sources: [spfGuide, observed],
  },
  dkim: { selectors: ['mailjet'], confidence: 'medium', sources: [captainDns] },
  console: { url: 'https://app.mailjet.com/account/apikeys', confidence: 'low' },
  docs: { url: 'https://dev.mailjet.com/smtp-relay/configuration/', confidence: 'low' },
  credential: {
    get: [
      'Open https://app.mailjet.com/account/apikeys.',
      'Copy the API key as user name; generate the secret key and copy it as password.',
    ],
    reset: ['Create another secret key, put it in place, then delete the old one.'],
    revoke: ['Delete the secret key on the same page.'],
    limits: ['Shown once.', 'A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'medium',
    sources: [rubyGem, unverified],
  },
  sendLimits: [{ text: 'Free plan: 200 messages a day, 6,000 a month.', confidence: 'medium', sources: [captainDns] }],
  remarks: [
    { text: 'The REST API uses the same pair of keys.', confidence: 'high', sources: [smtpTester, rubyGem] },
    {
      text: 'Sources disagree on the host: nodemailer has in.mailjet.com, everybody else in-v3.mailjet.com.',
      disputed: '2026-11-20',
      confidence: 'high',
      sources: [nodemailer, symfony],
    },
    {
      text: 'Sources disagree on the ports: 25, 80, 465, 587, 588 and 2525 are told; no official list was seen.',
      disputed: '2026-11-20',
      confidence: 'low',
      sources: [smtpTester, unverified],
    },
  ],
  checked: '2026-11-20',
};
