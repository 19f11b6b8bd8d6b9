import type { Provider } from '../provider.ts';
import { gitlab, nodemailer, thunderbird, unverified } from '../sources.ts';

export const gmx: Provider = {
  id: 'gmx',
  name: 'GMX',
  kind: 'mailbox',
  hosts: {
    exact: ['mail.gmx.com', 'mail.gmx.net'],
    choice: [
      { host: 'mail.gmx.com', for: 'addresses at gmx.com' },
      { host: 'mail.gmx.net', for: 'addresses at gmx.net, gmx.de, gmx.at and gmx.ch' },
    ],
    mistaken: [
      { hosts: ['smtp.gmx.com'], use: 'mail.gmx.com', confidence: 'medium', sources: [thunderbird, unverified] },
      { hosts: ['smtp.gmx.net', 'mail.gmx.de'], use: 'mail.gmx.net', confidence: 'medium', sources: [thunderbird, unverified] },
    ],
    confidence: 'high',
    sources: [thunderbird, nodemailer, gitlab],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [thunderbird, gitlab] },
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [thunderbird, nodemailer] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [thunderbird, nodemailer] },
  usernameShape: { text: 'The full GMX address.', shape: { address: true }, confidence: 'high', sources: [thunderbird] },
  passwordShape: {
    text: 'The mailbox password; an app-specific one when two-factor authentication is on.',
    confidence: 'low',
    sources: [unverified],
  },
  sender: { rule: 'account-or-alias', text: 'The account or an alias.', confidence: 'low', sources: [unverified] },
  console: { url: 'https://www.gmx.net/', confidence: 'low' },
  docs: { url: 'https://hilfe.gmx.net/pop-imap/imap/imap-serverdaten.html', confidence: 'high' },
  credential: {
    get: [
      'Log in on the web, open Settings, POP3/IMAP, and allow access by other programs.',
      'With two-factor authentication, add an app-specific password under security.',
    ],
    reset: ['Change the mailbox password, or replace the app-specific one.'],
    revoke: ['Switch the access off, or delete the app-specific password.'],
    limits: ['Access by other programs is off at first.'],
    confidence: 'low',
    sources: [unverified],
  },
  sendLimits: [{ text: 'A low daily number; not for bulk mail.', confidence: 'low', sources: [unverified] }],
  remarks: [
    { text: 'POP3/IMAP access must be allowed in the web settings, or SMTP refuses too.', confidence: 'low', sources: [unverified] },
    {
      text: 'Sources disagree on the host: nodemailer knows mail.gmx.com alone; gmx.net and gmx.de use mail.gmx.net.',
      disputed: '2026-11-20',
      confidence: 'medium',
      sources: [nodemailer, thunderbird],
    },
  ],
  checked: '2026-11-20',
};
