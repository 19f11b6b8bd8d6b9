import type { Provider } from '../provider.ts';
import { gitlab, kingfisher, nodemailer, observed, trufflehog, unverified } from '../sources.ts';

const smtpPage = 'https://developers.sparkpost.com/api/smtp/';
const errorPage = 'SparkPost/support-docs@2cb4102c8874 Error messages when using SMTP';

export const sparkpost: Provider = {
  id: 'sparkpost',
  name: 'SparkPost (Bird)',
  kind: 'transactional',
  hosts: {
    exact: ['smtp.sparkpostmail.com', 'smtp.eu.sparkpostmail.com'],
    choice: [
      { host: 'smtp.sparkpostmail.com', for: 'US accounts' },
      { host: 'smtp.eu.sparkpostmail.com', for: 'EU accounts' },
    ],
    mistaken: [
      { hosts: ['smtp.sparkpost.com', 'api.sparkpost.com'], use: 'smtp.sparkpostmail.com', confidence: 'low', sources: [unverified] },
    ],
    confidence: 'high',
    sources: [smtpPage, nodemailer, gitlab],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 2525, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
  ],
  otherPorts: 'none',
  wrongPorts: [{ port: 465, text: 'There is no port with implicit TLS.', confidence: 'medium', sources: [smtpPage] }],
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
  usernameShape: {
    text: 'The literal text SMTP_Injection, in that case.',
    shape: { exact: 'SMTP_Injection' },
    confidence: 'high',
    sources: [smtpPage, errorPage, gitlab],
  },
  passwordShape: {
    text: 'An API key with the permission "Send via SMTP".',
    shape: { alphabet: 'hex', length: 40 },
    shapeConfidence: 'medium',
    looseShape: { alphabet: 'alphanumeric', length: 40 },
    confidence: 'high',
    sources: [smtpPage, trufflehog, kingfisher],
  },
  sender: {
    rule: 'verified',
    text: 'An address of a sending domain of the account; otherwise 550 5.7.1.',
    confidence: 'high',
    sources: [errorPage],
  },
  spf: {
    includes: ['sparkpostmail.com'],
    note: 'Lists disagree on the name; a CNAME for the bounce domain makes it unnecessary.',
    confidence: 'medium',
    sources: [observed],
  },
  dkim: { selectors: [], note: 'scph with month and year, such as scph0126.', confidence: 'low', sources: [unverified] },
  console: { url: 'https://app.sparkpost.com/account/api-keys', confidence: 'low' },
  docs: { url: 'https://developers.sparkpost.com/api/smtp/', confidence: 'high' },
  credential: {
    get: [
      'Open https://app.sparkpost.com/account/api-keys.',
      'Create an API key with "Send via SMTP" and copy it; the user name is SMTP_Injection.',
    ],
    reset: ['Create another API key, put it in place, then delete the old one.'],
    revoke: ['Delete the API key on the same page.'],
    limits: ['Shown once.', 'A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'medium',
    sources: [smtpPage, unverified],
  },
  sendLimits: [{ text: 'Reconnect after 100 messages.', confidence: 'high', sources: [smtpPage] }],
  remarks: [{ text: 'Keys of US and EU accounts are not interchangeable.', confidence: 'low', sources: [unverified] }],
  checked: '2026-11-20',
};
