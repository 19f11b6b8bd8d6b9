import type { Provider } from '../provider.ts';
import { gitlab, nodemailer, thunderbird, unverified } from '../sources.ts';

export const gandi: Provider = {
  id: 'gandi',
  name: 'Gandi Mail',
  kind: 'hosting-mailbox',
  hosts: {
    exact: ['mail.gandi.net'],
    mistaken: [
      {
        hosts: ['smtp.gandi.net', 'relay.mail.gandi.net', 'spool.mail.gandi.net'],
        use: 'mail.gandi.net',
        confidence: 'low',
        sources: [unverified],
      },
    ],
    confidence: 'high',
    sources: [nodemailer, thunderbird, gitlab],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [thunderbird] },
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, thunderbird, gitlab] },
    { port: 25, encryption: 'starttls', confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, thunderbird, gitlab] },
  usernameShape: { text: 'The full e-mail address.', shape: { address: true }, confidence: 'high', sources: [thunderbird, gitlab] },
  passwordShape: { text: 'The mailbox password.', confidence: 'medium', sources: [thunderbird] },
  sender: { rule: 'account-or-alias', text: 'The mailbox or an alias.', confidence: 'low', sources: [unverified] },
  spf: { includes: ['_mailcust.gandi.net'], confidence: 'low', sources: [unverified] },
  dkim: { selectors: ['gm1', 'gm2', 'gm3'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://admin.gandi.net/', confidence: 'low' },
  docs: { url: 'https://docs.gandi.net/en/gandimail/', confidence: 'low' },
  credential: {
    get: ['Create the mailbox in https://admin.gandi.net; its password is the credential.'],
    reset: ['Change the mailbox password there.'],
    revoke: ['Change the password, or delete the mailbox.'],
    limits: ['One password per mailbox.'],
    confidence: 'low',
    sources: [unverified],
  },
  sendLimits: [],
  remarks: [],
  checked: '2026-11-20',
};
