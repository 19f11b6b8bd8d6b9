import type { Provider } from '../provider.ts';
import { gitlab, nodemailer, observed, unverified } from '../sources.ts';

const smtpPage = 'https://developers.smtp2go.com/docs/smtp-relay';
const errorPage = 'https://support.smtp2go.com/hc/en-gb/articles/13990494697369-Common-Sending-Errors';

export const smtp2go: Provider = {
  id: 'smtp2go',
  name: 'SMTP2GO',
  kind: 'transactional',
  hosts: {
    exact: ['mail.smtp2go.com', 'mail-us.smtp2go.com', 'mail-eu.smtp2go.com', 'mail-eu2.smtp2go.com', 'mail-au.smtp2go.com'],
    choice: [
      { host: 'mail.smtp2go.com', for: 'all accounts' },
      { host: 'mail-us.smtp2go.com', for: 'servers in the United States' },
      { host: 'mail-eu.smtp2go.com', for: 'servers in the EU and the United Kingdom' },
      { host: 'mail-eu2.smtp2go.com', for: 'servers in the EU alone' },
      { host: 'mail-au.smtp2go.com', for: 'servers in Australia' },
    ],
    mistaken: [
      {
        hosts: ['smtp.smtp2go.com', 'smtp2go.com', 'api.smtp2go.com', 'mail.smtp2go.net'],
        use: 'mail.smtp2go.com',
        confidence: 'low',
        sources: [unverified],
      },
    ],
    confidence: 'high',
    sources: [smtpPage, nodemailer, gitlab],
  },
  ports: [
    { port: 2525, encryption: 'starttls', confidence: 'high', sources: [smtpPage, nodemailer] },
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 8025, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 80, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 25, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [smtpPage, gitlab] },
    { port: 8465, encryption: 'implicit', confidence: 'high', sources: [smtpPage] },
    { port: 443, encryption: 'implicit', confidence: 'high', sources: [smtpPage] },
  ],
  otherPorts: 'none',
  recommended: { port: 2525, encryption: 'starttls', confidence: 'high', sources: [smtpPage, nodemailer] },
  usernameShape: {
    text: 'The SMTP user made under Sending, SMTP Users; not the login of the dashboard.',
    confidence: 'high',
    sources: [smtpPage, errorPage],
  },
  passwordShape: {
    text: 'The password of that SMTP user, in any form; "api-" begins an API key.',
    forbidden: [
      {
        shape: { parts: ['api-', { alphabet: 'alphanumeric', length: { min: 30 } }] },
        what: 'an SMTP2GO API key',
        confidence: 'medium',
        sources: [smtpPage],
      },
    ],
    confidence: 'medium',
    sources: [smtpPage, unverified],
  },
  sender: { rule: 'verified', text: 'A verified sender domain or single sender; otherwise 550.', confidence: 'high', sources: [errorPage] },
  spf: {
    includes: ['spf.smtp2go.com'],
    note: 'Newer accounts take a CNAME for the Return-Path.',
    confidence: 'medium',
    sources: [observed],
  },
  dkim: { selectors: [], note: 's with the number of the account.', confidence: 'low', sources: [unverified] },
  console: { url: 'https://app.smtp2go.com/settings/users', confidence: 'high' },
  docs: { url: 'https://developers.smtp2go.com/docs/smtp-relay', confidence: 'high' },
  credential: {
    get: ['Open https://app.smtp2go.com/settings/users and add an SMTP user.', 'Choose its name and password, or take the generated one.'],
    reset: ['Edit the user and change its password.'],
    revoke: ['Delete or disable the user.'],
    limits: ['A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'medium',
    sources: [smtpPage, unverified],
  },
  sendLimits: [
    {
      text: '1,000 messages a month on the free plan.',
      confidence: 'medium',
      sources: ['https://raw.githubusercontent.com/api-evangelist/smtp2go'],
    },
  ],
  remarks: [{ text: '80 and 443 are submission ports here.', confidence: 'high', sources: [smtpPage] }],
  checked: '2026-11-20',
};
