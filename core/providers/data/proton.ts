import type { Provider } from '../provider.ts';
import { gitlab, nodemailer, unverified } from '../sources.ts';

const smtpPage = 'https://proton.me/support/smtp-submission';

export const proton: Provider = {
  id: 'proton',
  name: 'Proton Mail (SMTP submission token)',
  kind: 'mailbox',
  hosts: {
    exact: ['smtp.protonmail.ch'],
    mistaken: [
      {
        hosts: ['mail.protonmail.ch', 'smtp.protonmail.com', 'smtp.proton.me', 'mail.proton.me'],
        use: 'smtp.protonmail.ch',
        confidence: 'low',
        sources: [unverified],
      },
    ],
    confidence: 'high',
    sources: [nodemailer, gitlab, smtpPage],
  },
  ports: [{ port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, gitlab, smtpPage] }],
  otherPorts: 'unlikely',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, gitlab] },
  usernameShape: {
    text: 'The address, at an own domain, for which the SMTP token was made.',
    shape: { address: true },
    confidence: 'high',
    sources: [gitlab, smtpPage],
  },
  passwordShape: {
    text: 'The SMTP token, not the Proton password.',
    shape: { alphabet: 'upper-alphanumeric', length: 16 },
    shapeConfidence: 'low',
    confidence: 'medium',
    sources: [gitlab, smtpPage],
  },
  sender: { rule: 'account', text: 'The address to which the token belongs.', confidence: 'medium', sources: [gitlab] },
  spf: { includes: ['_spf.protonmail.ch'], confidence: 'low', sources: [unverified] },
  dkim: { selectors: ['protonmail', 'protonmail2', 'protonmail3'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://account.proton.me/u/0/mail/imap-smtp', confidence: 'low' },
  docs: { url: 'https://proton.me/support/smtp-submission', confidence: 'high' },
  passwordRetirement: {
    state: 'app-passwords',
    text: 'The Proton password is refused; a token stands in its place.',
    confidence: 'medium',
    sources: [gitlab, smtpPage],
  },
  credential: {
    get: ['In Settings open IMAP/SMTP, SMTP tokens.', 'Generate a token for an address of your own domain and copy it.'],
    reset: ['Generate another token, put it in place, then delete the old one.'],
    revoke: ['Delete the token in the same list.'],
    limits: ['Shown once.', 'Needs a plan that includes it and a domain of your own.'],
    confidence: 'medium',
    sources: [smtpPage, unverified],
  },
  sendLimits: [{ text: 'By plan.', confidence: 'low', sources: [unverified] }],
  remarks: [{ text: "STARTTLS must be required; nodemailer's preset does.", confidence: 'medium', sources: [nodemailer] }],
  checked: '2026-11-20',
};
