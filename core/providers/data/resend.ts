import type { Provider } from '../provider.ts';
import { hostingBlocks, nodemailer, observed, spree, symfony, unverified } from '../sources.ts';

const smtpPage = 'https://resend.com/docs/send-with-smtp';

export const resend: Provider = {
  id: 'resend',
  name: 'Resend',
  kind: 'transactional',
  hosts: {
    exact: ['smtp.resend.com'],
    mistaken: [
      {
        hosts: ['smtp.resend.dev', 'smtp.resend.io', 'api.resend.com', 'mail.resend.com'],
        use: 'smtp.resend.com',
        confidence: 'low',
        sources: [unverified],
      },
    ],
    confidence: 'high',
    sources: [smtpPage, nodemailer, symfony],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [smtpPage] },
    { port: 2465, encryption: 'implicit', confidence: 'high', sources: [smtpPage] },
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 2587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 25, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
  ],
  otherPorts: 'none',
  recommended: { port: 465, encryption: 'implicit', confidence: 'high', sources: [smtpPage, nodemailer, symfony] },
  usernameShape: {
    text: 'The literal text resend, for every account.',
    shape: { exact: 'resend' },
    confidence: 'high',
    sources: [smtpPage, symfony],
  },
  passwordShape: {
    text: 'An API key from "re_".',
    shape: { parts: ['re_', { alphabet: 'alphanumeric', length: 8 }, '_', { alphabet: 'alphanumeric', length: 24 }] },
    shapeConfidence: 'low',
    looseShape: { prefix: 're_' },
    confidence: 'high',
    sources: [smtpPage, spree, 'anymail/django-anymail@8c40cc46f6a7 docs/esps'],
  },
  sender: {
    rule: 'verified',
    text: 'An address of a verified domain; onboarding@resend.dev reaches your own address only.',
    confidence: 'high',
    sources: [smtpPage, hostingBlocks],
  },
  spf: { includes: ['amazonses.com'], note: 'On the send.<domain> that Resend asks for.', confidence: 'low', sources: [unverified] },
  dkim: { selectors: ['resend'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://resend.com/api-keys', confidence: 'high' },
  docs: { url: 'https://resend.com/docs/send-with-smtp', confidence: 'high' },
  credential: {
    get: ['Open https://resend.com/api-keys.', 'Create an API key with sending access, for one domain if you like, and copy it.'],
    reset: ['Create another API key, put it in place, then delete the old one.'],
    revoke: ['Delete the API key on the same page.'],
    limits: ['Shown once.', 'A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'medium',
    sources: ['https://resend.com/changelog/new-api-key-permissions'],
  },
  sendLimits: [{ text: 'Free plan: 100 messages a day, 3,000 a month.', confidence: 'low', sources: [unverified] }],
  remarks: [
    {
      text: 'There are no logs of the SMTP server; an unverified domain is refused by name.',
      confidence: 'high',
      sources: [smtpPage, observed],
    },
  ],
  checked: '2026-11-20',
};
