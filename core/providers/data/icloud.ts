import type { Provider } from '../provider.ts';
import { nodemailer, spfGuide, thunderbird, unverified } from '../sources.ts';

const icloudGuide = 'https://sowebmail.com/email-setup/icloud';

export const icloud: Provider = {
  id: 'icloud',
  name: 'iCloud Mail',
  kind: 'mailbox',
  hosts: {
    exact: ['smtp.mail.me.com'],
    mistaken: [
      {
        hosts: ['smtp.icloud.com', 'smtp.me.com', 'mail.me.com', 'smtp.apple.com', 'smtp.mac.com'],
        use: 'smtp.mail.me.com',
        confidence: 'medium',
        sources: [thunderbird, unverified],
      },
    ],
    confidence: 'high',
    sources: [nodemailer, thunderbird],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, thunderbird, icloudGuide] },
    { port: 465, encryption: 'implicit', note: 'Two guides list it, one finds it refused.', confidence: 'low', sources: [icloudGuide] },
  ],
  otherPorts: 'none',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, thunderbird] },
  usernameShape: {
    text: 'The full address, at icloud.com, me.com or mac.com. For reading mail Apple tries the local part first, which misleads.',
    shape: { address: true },
    confidence: 'high',
    sources: [thunderbird, icloudGuide],
  },
  passwordShape: {
    text: 'An app-specific password of 16 letters, written xxxx-xxxx-xxxx-xxxx with its hyphens.',
    shape: {
      parts: [
        { alphabet: 'lower', length: 4 },
        '-',
        { alphabet: 'lower', length: 4 },
        '-',
        { alphabet: 'lower', length: 4 },
        '-',
        { alphabet: 'lower', length: 4 },
      ],
    },
    shapeConfidence: 'medium',
    confidence: 'high',
    sources: [icloudGuide],
  },
  sender: {
    rule: 'account-or-alias',
    text: 'The account, an alias, or an address of a domain set up in iCloud+.',
    confidence: 'low',
    sources: [unverified],
  },
  spf: { includes: ['icloud.com'], note: 'For domains set up in iCloud+ only.', confidence: 'medium', sources: [spfGuide] },
  dkim: { selectors: ['sig1'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://account.apple.com/', confidence: 'low' },
  docs: { url: 'https://support.apple.com/102525', confidence: 'low' },
  passwordRetirement: {
    state: 'app-passwords',
    text: 'The Apple Account password is refused; an app-specific password needs two-factor authentication.',
    confidence: 'high',
    sources: [icloudGuide],
  },
  credential: {
    get: [
      'Switch two-factor authentication on for the Apple Account.',
      'At https://account.apple.com open Sign-In and Security, App-Specific Passwords, and add one.',
      'Copy it with its hyphens.',
    ],
    reset: ['It is never shown again: add another one, put it in place, then remove the old one.'],
    revoke: ['Remove it in the same list.', 'Changing the Apple Account password removes them all.'],
    limits: ['Shown once.', 'Up to 25 at a time.'],
    confidence: 'medium',
    sources: ['https://support.apple.com/HT204397'],
  },
  sendLimits: [
    { text: 'Between 200 and 1,000 messages a day, by the guide one reads.', confidence: 'low', sources: [unverified, icloudGuide] },
  ],
  remarks: [
    { text: 'There is no POP3 at iCloud.', confidence: 'medium', sources: [icloudGuide] },
    {
      text: "Sources disagree on 465: two guides list it, one says that it is refused; Apple and Thunderbird's database name 587 alone.",
      disputed: '2026-11-20',
      confidence: 'low',
      sources: [icloudGuide, thunderbird],
    },
  ],
  checked: '2026-11-20',
};
