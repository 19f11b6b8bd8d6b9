import type { Provider } from '../provider.ts';
import { gitlab, gitleaks, kingfisher, nodemailer, observed, symfony, trufflehog, unverified } from '../sources.ts';

const smtpPage = 'https://mailchimp.com/developer/transactional/docs/smtp-integration/';

export const mandrill: Provider = {
  id: 'mandrill',
  name: 'Mandrill / Mailchimp Transactional',
  kind: 'transactional',
  aliases: ['mailchimp-transactional'],
  hosts: {
    exact: ['smtp.mandrillapp.com'],
    mistaken: [
      {
        hosts: ['smtp.mailchimp.com', 'smtp.mandrill.com', 'smtp.us1.mandrillapp.com', 'mandrillapp.com'],
        use: 'smtp.mandrillapp.com',
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
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [smtpPage] },
  ],
  otherPorts: 'none',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage, nodemailer, symfony] },
  usernameShape: {
    text: "Any text: it does not authenticate. Mailchimp advises the account's address.",
    confidence: 'high',
    sources: [smtpPage],
  },
  passwordShape: {
    text: 'An active Mandrill API key: 22 characters, newer ones after "md-".',
    shape: { anyOf: [{ alphabet: 'base64url', length: 22 }, { parts: ['md-', { alphabet: 'base64url', length: 22 }] }] },
    shapeConfidence: 'medium',
    forbidden: [
      {
        shape: { parts: [{ alphabet: 'hex', length: 32 }, '-us', { alphabet: 'digits', length: { min: 1, max: 2 } }] },
        what: 'a Mailchimp Marketing API key',
        confidence: 'high',
        sources: [smtpPage, trufflehog, kingfisher, gitleaks],
      },
    ],
    confidence: 'high',
    sources: [smtpPage, trufflehog, kingfisher, gitleaks],
  },
  sender: { rule: 'verified', text: 'An address of a verified domain with DKIM.', confidence: 'medium', sources: [smtpPage] },
  spf: { includes: ['spf.mandrillapp.com'], confidence: 'medium', sources: [observed] },
  dkim: { selectors: ['mte1', 'mte2', 'mandrill'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://mandrillapp.com/settings', confidence: 'high' },
  docs: { url: 'https://mailchimp.com/developer/transactional/docs/smtp-integration/', confidence: 'high' },
  credential: {
    get: ['Open https://mandrillapp.com/settings.', 'Add an API key and copy it.'],
    reset: ['Create another API key, put it in place, then delete the old one.'],
    revoke: ['Delete the API key on the same page.'],
    limits: ['A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'medium',
    sources: [smtpPage, unverified],
  },
  sendLimits: [
    {
      text: 'Sold in blocks of 25,000; needs a Standard or Premium plan of Mailchimp.',
      confidence: 'medium',
      sources: [smtpPage, unverified],
    },
  ],
  remarks: [{ text: "A product of its own beside Mailchimp's campaigns.", confidence: 'high', sources: [smtpPage] }],
  checked: '2026-11-20',
};
