import type { Provider } from '../provider.ts';
import { nodemailer, observed, thunderbird, unverified } from '../sources.ts';

export const netease163: Provider = {
  id: 'netease-163',
  name: 'NetEase 163 / 126 / yeah.net',
  kind: 'mailbox',
  aliases: ['126', 'yeah'],
  hosts: {
    exact: ['smtp.163.com', 'smtp.126.com', 'smtp.yeah.net'],
    choice: [
      { host: 'smtp.163.com', for: 'addresses at 163.com' },
      { host: 'smtp.126.com', for: 'addresses at 126.com' },
      { host: 'smtp.yeah.net', for: 'addresses at yeah.net' },
    ],
    mistaken: [{ hosts: ['mail.163.com'], use: 'smtp.163.com', confidence: 'medium', sources: [thunderbird, unverified] }],
    confidence: 'high',
    sources: [nodemailer, thunderbird],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [nodemailer, thunderbird] },
    { port: 994, encryption: 'implicit', confidence: 'low', sources: [unverified] },
    { port: 25, encryption: 'optional', note: 'Blocked by Chinese clouds.', confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 465, encryption: 'implicit', confidence: 'high', sources: [nodemailer, thunderbird] },
  usernameShape: {
    text: 'The full address.',
    shape: { address: true },
    // Public programs log in with the local part alone, and put the domain into From.
    shapeConfidence: 'medium',
    confidence: 'high',
    sources: [thunderbird, observed],
  },
  passwordShape: {
    text: 'The client authorisation code, not the login password.',
    shape: { alphabet: 'alphanumeric', length: 16 },
    confidence: 'low',
    sources: [unverified],
  },
  sender: { rule: 'account', text: 'The address that signs in; otherwise 553.', confidence: 'high', sources: [observed] },
  spf: { includes: ['spf.163.com'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://mail.163.com/', confidence: 'low' },
  docs: { url: 'https://help.mail.163.com/', confidence: 'low' },
  passwordRetirement: {
    state: 'app-passwords',
    text: 'The login password is refused; an authorisation code stands in its place.',
    confidence: 'low',
    sources: [unverified],
  },
  credential: {
    get: ['In the web mail open Settings, POP3/SMTP/IMAP, and switch SMTP on.', 'Confirm by text message and copy the authorisation code.'],
    reset: ['Add another code there.'],
    revoke: ['Delete the code, or switch the service off.'],
    limits: ['Shown once.'],
    confidence: 'low',
    sources: [unverified],
  },
  sendLimits: [],
  remarks: [
    { text: 'SMTP must be switched on in the web settings first.', confidence: 'low', sources: [unverified] },
    {
      text: 'Sources disagree on 587: it is widely said not to work at smtp.163.com; nobody has verified it.',
      disputed: '2026-11-20',
      confidence: 'low',
      sources: [unverified],
    },
  ],
  checked: '2026-11-20',
};
