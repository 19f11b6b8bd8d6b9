import type { Provider } from '../provider.ts';
import { thunderbird, unverified, yahooAppPasswords } from '../sources.ts';

export const verizon: Provider = {
  id: 'verizon',
  name: 'Verizon.net mail (served by AOL/Yahoo)',
  kind: 'mailbox',
  hosts: {
    exact: [],
    shared: ['smtp.aol.com'],
    legacy: [{ host: 'smtp.verizon.net', use: 'smtp.aol.com', confidence: 'low', sources: [unverified] }],
    mistaken: [
      {
        hosts: ['outgoing.verizon.net', 'smtp.verizon.yahoo.com'],
        use: 'smtp.aol.com',
        confidence: 'low',
        sources: [thunderbird, unverified],
      },
    ],
    confidence: 'high',
    sources: [thunderbird],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [thunderbird] },
    { port: 587, encryption: 'starttls', confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 465, encryption: 'implicit', confidence: 'high', sources: [thunderbird] },
  usernameShape: {
    text: 'The full address, at verizon.net or aol.com.',
    shape: { address: true },
    confidence: 'high',
    sources: [thunderbird],
  },
  passwordShape: {
    text: 'An app password of 16 letters, made at AOL.',
    shape: { alphabet: 'lower', length: 16 },
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
    confidence: 'medium',
    sources: [yahooAppPasswords, unverified],
  },
  sender: { rule: 'account', text: 'The address that signs in.', confidence: 'low', sources: [unverified] },
  console: { url: 'https://login.aol.com/account/security', confidence: 'low' },
  docs: { url: 'https://help.aol.com/articles/how-do-i-use-other-email-applications-to-send-and-receive-my-aol-mail', confidence: 'high' },
  passwordRetirement: {
    state: 'app-passwords',
    text: 'An app password or OAuth2; the account password is refused.',
    confidence: 'medium',
    sources: [thunderbird, yahooAppPasswords],
  },
  credential: {
    get: [
      'Open Account Security at https://login.aol.com/account/security and choose to generate an app password.',
      'Name the application and copy the 16 letters.',
    ],
    reset: ['Generate another app password, put it in place, then delete the old one.'],
    revoke: ['Delete the app password on the same page.'],
    limits: ['Shown once.', 'A browser that the account does not know may be refused.'],
    confidence: 'medium',
    sources: [yahooAppPasswords, unverified],
  },
  sendLimits: [{ text: 'About 500 messages a day.', confidence: 'low', sources: [unverified] }],
  remarks: [{ text: "Verizon handed its mailboxes to AOL: host and app passwords are AOL's.", confidence: 'high', sources: [thunderbird] }],
  checked: '2026-11-20',
};
