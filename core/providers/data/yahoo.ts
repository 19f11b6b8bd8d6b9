import type { Provider } from '../provider.ts';
import { gitlab, nodemailer, observed, thunderbird, unverified, yahooAppPasswords } from '../sources.ts';

export const yahoo: Provider = {
  id: 'yahoo',
  name: 'Yahoo Mail',
  kind: 'mailbox',
  hosts: {
    exact: ['smtp.mail.yahoo.com'],
    mistaken: [
      {
        hosts: ['smtp.yahoo.com', 'stmp.mail.yahoo.com', 'mail.yahoo.com', 'plus.smtp.mail.yahoo.com'],
        use: 'smtp.mail.yahoo.com',
        confidence: 'medium',
        sources: [thunderbird, observed, unverified],
      },
    ],
    confidence: 'high',
    sources: [nodemailer, thunderbird, gitlab],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [nodemailer, thunderbird, gitlab] },
    { port: 587, encryption: 'starttls', confidence: 'medium', sources: [yahooAppPasswords] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 465, encryption: 'implicit', confidence: 'high', sources: [nodemailer, thunderbird] },
  usernameShape: {
    text: 'The full Yahoo address.',
    shape: { address: true },
    confidence: 'high',
    sources: [thunderbird, yahooAppPasswords],
  },
  passwordShape: {
    text: 'An app password of 16 letters; the account password is refused.',
    shape: { alphabet: 'lower', length: 16 },
    shapeConfidence: 'medium',
    looseShape: {
      anyOf: [
        { alphabet: 'lower', length: 16 },
        {
          parts: [
            { alphabet: 'lower', length: 4 },
            ' ',
            { alphabet: 'lower', length: 4 },
            ' ',
            { alphabet: 'lower', length: 4 },
            ' ',
            { alphabet: 'lower', length: 4 },
          ],
        },
      ],
    },
    confidence: 'high',
    sources: [yahooAppPasswords],
  },
  sender: { rule: 'account', text: 'The address that signs in.', confidence: 'medium', sources: [yahooAppPasswords] },
  console: { url: 'https://login.yahoo.com/account/security', confidence: 'low' },
  docs: { url: 'https://help.yahoo.com/kb/SLN4724.html', confidence: 'low' },
  passwordRetirement: {
    state: 'app-passwords',
    text: 'The account password gets 535 5.7.0 (#AUTH005).',
    confidence: 'high',
    sources: [yahooAppPasswords, observed],
  },
  credential: {
    get: [
      'Open Account Security, External connections and choose to generate an app password.',
      'Name the application and copy the 16 letters.',
    ],
    reset: ['Generate another app password, put it in place, then delete the old one.'],
    revoke: ['Delete the app password on the same page.'],
    limits: ['Shown once.', 'A browser that the account does not know may be refused.'],
    confidence: 'medium',
    sources: [yahooAppPasswords, unverified],
  },
  sendLimits: [{ text: 'About 500 messages a day.', confidence: 'low', sources: [unverified] }],
  remarks: [
    {
      text: 'Yahoo may refuse to make an app password for a browser that it has not seen before.',
      confidence: 'medium',
      sources: [yahooAppPasswords],
    },
  ],
  checked: '2026-11-20',
};
