import type { Provider } from '../provider.ts';
import { unverified } from '../sources.ts';

const documentation = 'Taifa Mail documentation, SMTP Credentials page';

export const taifaMail: Provider = {
  id: 'taifa-mail',
  name: 'Taifa Mail',
  kind: 'hosting-mailbox',
  hosts: {
    exact: ['mail.govconnect.ke'],
    mistaken: [{ hosts: ['smtp.govconnect.ke', 'govconnect.ke'], use: 'mail.govconnect.ke', confidence: 'low', sources: [unverified] }],
    confidence: 'high',
    sources: [documentation],
  },
  ports: [{ port: 587, encryption: 'starttls', confidence: 'high', sources: [documentation] }],
  otherPorts: 'unlikely',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [documentation] },
  usernameShape: {
    text: 'The address shown when the credential is made, <id>@yourdomain.',
    shape: { address: true },
    confidence: 'high',
    sources: [documentation],
  },
  passwordShape: {
    text: 'The password shown when the credential is made. No format is published.',
    confidence: 'medium',
    sources: [documentation],
  },
  sender: {
    rule: 'own-domain',
    text: 'Not documented; taken to be an address of the verified domain.',
    confidence: 'low',
    sources: [unverified],
  },
  credential: {
    get: [
      'Verify the domain: publish its DNS records and wait until they are seen.',
      'Open SMTP Credentials, choose the domain and generate a credential.',
      'Copy host, port, user name and password at once, and use the host that is shown there.',
    ],
    reset: ['Generate the credential again: it replaces the one that was active, so put the new one in place at once.'],
    revoke: ['Revoke the credential of the domain under SMTP Credentials.'],
    limits: [
      'One active credential per verified domain.',
      'The password is shown once.',
      'The host shown when the credential is made wins over any preset.',
      'DNS records can take 24 to 48 hours to be seen.',
    ],
    confidence: 'medium',
    sources: [documentation],
  },
  sendLimits: [],
  remarks: [
    {
      text: 'The host shown when the credential is made wins over any preset, this one included.',
      confidence: 'high',
      sources: [documentation],
    },
    {
      text: 'What is known comes from the documentation of the SMTP Credentials page alone.',
      confidence: 'medium',
      sources: [documentation],
    },
  ],
  checked: '2026-11-20',
};
