import type { Provider } from '../provider.ts';
import { gitlab, hostingBlocks, thunderbird, unverified } from '../sources.ts';

export const hetzner: Provider = {
  id: 'hetzner',
  name: 'Hetzner web hosting mail',
  kind: 'hosting-mailbox',
  hosts: {
    exact: ['mail.your-server.de'],
    patterns: [{ prefix: 'www', suffix: '.your-server.de', digits: 4 }],
    mistaken: [
      {
        hosts: ['smtp.hetzner.com', 'mail.hetzner.com', 'smtp.your-server.de'],
        use: 'mail.your-server.de',
        confidence: 'low',
        sources: [unverified],
      },
    ],
    confidence: 'high',
    sources: [thunderbird, gitlab],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [thunderbird] },
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [gitlab] },
  ],
  otherPorts: 'unlikely',
  recommended: {
    port: 587,
    encryption: 'starttls',
    note: '587 also works from a Hetzner Cloud server.',
    confidence: 'medium',
    sources: [gitlab],
  },
  usernameShape: { text: 'The full e-mail address.', shape: { address: true }, confidence: 'high', sources: [thunderbird, gitlab] },
  passwordShape: { text: 'The mailbox password.', confidence: 'medium', sources: [thunderbird] },
  sender: { rule: 'own-domain', text: 'An address of the hosted domain.', confidence: 'low', sources: [unverified] },
  spf: { includes: [], note: 'konsoleH writes the record itself.', confidence: 'low', sources: [unverified] },
  dkim: { selectors: ['default'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://konsoleh.hetzner.com/', confidence: 'low' },
  docs: { url: 'https://docs.hetzner.com/konsoleh/account-management/email/setting-up-an-email-account/', confidence: 'low' },
  credential: {
    get: ['Create the mailbox in konsoleH; its password is the credential.'],
    reset: ['Change the mailbox password there.'],
    revoke: ['Change the password, or delete the mailbox.'],
    limits: ['One password per mailbox.'],
    confidence: 'low',
    sources: [unverified],
  },
  sendLimits: [],
  remarks: [
    { text: 'Hetzner Cloud servers block outgoing 25 and 465 at first; 587 is open.', confidence: 'high', sources: [hostingBlocks] },
  ],
  checked: '2026-11-20',
};
