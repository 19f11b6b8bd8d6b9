import type { Provider } from '../provider.ts';
import { gitlab, nodemailer, observed, thunderbird, unverified } from '../sources.ts';

export const qq: Provider = {
  id: 'qq',
  name: 'QQ Mail (and Tencent exmail)',
  kind: 'mailbox',
  aliases: ['exmail'],
  hosts: {
    exact: ['smtp.qq.com', 'smtp.exmail.qq.com'],
    choice: [
      { host: 'smtp.qq.com', for: 'personal accounts' },
      { host: 'smtp.exmail.qq.com', for: 'Tencent Exmail for companies' },
    ],
    mistaken: [{ hosts: ['mail.qq.com', 'mx.qq.com'], use: 'smtp.qq.com', confidence: 'medium', sources: [thunderbird, unverified] }],
    confidence: 'high',
    sources: [nodemailer, thunderbird, gitlab],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [nodemailer, thunderbird, gitlab] },
    { port: 587, encryption: 'starttls', confidence: 'medium', sources: [observed] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 465, encryption: 'implicit', confidence: 'high', sources: [nodemailer, thunderbird] },
  usernameShape: {
    text: 'The full address: QQ number or alias at qq.com, or at foxmail.com.',
    shape: { address: true },
    confidence: 'high',
    sources: [thunderbird],
  },
  passwordShape: {
    text: 'The authorisation code of 16 letters from the day when SMTP was switched on; never the QQ password.',
    shape: { alphabet: 'lower', length: 16 },
    shapeConfidence: 'medium',
    confidence: 'high',
    sources: [observed],
  },
  sender: { rule: 'account', text: 'The address that signs in; otherwise 501.', confidence: 'high', sources: [observed] },
  spf: { includes: ['spf.mail.qq.com'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://mail.qq.com/', confidence: 'low' },
  docs: { url: 'https://service.mail.qq.com/', confidence: 'low' },
  passwordRetirement: {
    state: 'app-passwords',
    text: 'The QQ password is refused; an authorisation code stands in its place.',
    confidence: 'high',
    sources: [observed],
  },
  credential: {
    get: [
      'In the web mail open Settings, Account, and switch the POP3/SMTP service on.',
      'Confirm by text message and copy the authorisation code.',
    ],
    reset: ['Generate another code there.'],
    revoke: ['Switch the service off, or delete the code.'],
    limits: ['Shown once.', 'Changing the QQ password invalidates the codes.'],
    confidence: 'medium',
    sources: [observed, unverified],
  },
  sendLimits: [],
  remarks: [
    {
      text: 'A 535 that speaks of an abnormal account stands for a wrong or expired code, the service being off, or too many attempts.',
      confidence: 'high',
      sources: [observed],
    },
  ],
  checked: '2026-11-20',
};
