import type { Provider } from '../provider.ts';
import { nodemailer, observed, thunderbird, unverified } from '../sources.ts';

export const mailRu: Provider = {
  id: 'mail-ru',
  name: 'Mail.ru',
  kind: 'mailbox',
  hosts: {
    exact: ['smtp.mail.ru'],
    mistaken: [{ hosts: ['mail.ru', 'mx.mail.ru'], use: 'smtp.mail.ru', confidence: 'medium', sources: [thunderbird, unverified] }],
    confidence: 'high',
    sources: [nodemailer, thunderbird],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [nodemailer, thunderbird] },
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [thunderbird] },
    { port: 2525, encryption: 'starttls', confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 465, encryption: 'implicit', confidence: 'high', sources: [nodemailer, thunderbird] },
  usernameShape: {
    text: 'The full address, at mail.ru, inbox.ru, list.ru, bk.ru or an own domain.',
    shape: { address: true },
    confidence: 'high',
    sources: [thunderbird],
  },
  passwordShape: {
    text: 'A password for external applications; the account password gets 535 5.7.0.',
    shape: { alphabet: 'alphanumeric', length: 20 },
    shapeConfidence: 'low',
    confidence: 'high',
    sources: [observed],
  },
  sender: { rule: 'account', text: 'The address that signs in.', confidence: 'low', sources: [unverified] },
  spf: { includes: ['_spf.mail.ru'], confidence: 'low', sources: [unverified] },
  dkim: { selectors: ['mailru'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://account.mail.ru/user/2-step-auth/passwords/', confidence: 'low' },
  docs: { url: 'https://help.mail.ru/mail/mailer/popsmtp', confidence: 'low' },
  passwordRetirement: {
    state: 'app-passwords',
    text: 'The account password is refused: "Application password is REQUIRED".',
    confidence: 'high',
    sources: [observed],
  },
  credential: {
    get: ['Open https://account.mail.ru/user/2-step-auth/passwords/ and add a password for an external application with access to SMTP.'],
    reset: ['Add another one, put it in place, then delete the old one.'],
    revoke: ['Delete it on the same page.'],
    limits: ['Shown once.'],
    confidence: 'medium',
    sources: [observed, unverified],
  },
  sendLimits: [],
  remarks: [],
  checked: '2026-11-20',
};
