import type { Provider } from '../provider.ts';
import { gitlab, nodemailer, observed, thunderbird, unverified } from '../sources.ts';

const appPasswords = 'https://yandex.com/support/passport/authorization/app-passwords.html';

export const yandex: Provider = {
  id: 'yandex',
  name: 'Yandex Mail / Yandex 360',
  kind: 'mailbox',
  hosts: {
    exact: ['smtp.yandex.ru', 'smtp.yandex.com'],
    mistaken: [
      { hosts: ['mail.yandex.ru', 'smtp.ya.ru'], use: 'smtp.yandex.ru', confidence: 'medium', sources: [thunderbird, unverified] },
    ],
    confidence: 'high',
    sources: [nodemailer, thunderbird, gitlab],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [nodemailer, thunderbird, gitlab] },
    { port: 587, encryption: 'starttls', confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 465, encryption: 'implicit', confidence: 'high', sources: [nodemailer, thunderbird] },
  usernameShape: {
    text: 'The full address, or the login alone for addresses at Yandex.',
    confidence: 'medium',
    sources: [thunderbird, gitlab],
  },
  passwordShape: {
    text: 'An app password of the kind "Mail".',
    shape: { alphabet: 'lower', length: 16 },
    shapeConfidence: 'low',
    confidence: 'medium',
    sources: [appPasswords],
  },
  sender: {
    rule: 'account-or-alias',
    text: 'The address that signs in or its alias; otherwise 553 5.7.1.',
    confidence: 'high',
    sources: [observed],
  },
  spf: { includes: ['_spf.yandex.net'], confidence: 'low', sources: [unverified] },
  dkim: { selectors: ['mail'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://id.yandex.com/security/app-passwords', confidence: 'low' },
  docs: { url: 'https://yandex.com/support/mail/mail-clients/others.html', confidence: 'low' },
  passwordRetirement: {
    state: 'app-passwords',
    text: 'With two-factor authentication only an app password works.',
    confidence: 'medium',
    sources: [appPasswords],
  },
  credential: {
    get: [
      'Allow access by mail programs in the mailbox settings.',
      'Open https://id.yandex.com/security/app-passwords and make one for Mail.',
    ],
    reset: ['Make another one, put it in place, then delete the old one.'],
    revoke: ['Delete it on the same page.', 'Changing the main password deletes them all.'],
    limits: ['Shown once.'],
    confidence: 'medium',
    sources: [appPasswords],
  },
  sendLimits: [{ text: 'About 500 messages a day on a free account.', confidence: 'low', sources: [unverified] }],
  remarks: [
    {
      text: "Sources disagree on the host: nodemailer and GitLab say smtp.yandex.ru, Thunderbird's database smtp.yandex.com; both serve the same accounts.",
      disputed: '2026-11-20',
      confidence: 'high',
      sources: [nodemailer, thunderbird, gitlab],
    },
  ],
  checked: '2026-11-20',
};
