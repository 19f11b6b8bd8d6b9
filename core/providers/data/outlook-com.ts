import type { Provider } from '../provider.ts';
import { gitlab, manymail, microsoftOauth, nodemailer, observed, thunderbird, unverified } from '../sources.ts';

const oauthOnly = 'https://github.com/kimusan/Tachyon/discussions/114';

export const outlookCom: Provider = {
  id: 'outlook-com',
  name: 'Outlook.com / Hotmail / Live / MSN (personal)',
  kind: 'mailbox',
  aliases: ['hotmail', 'live'],
  hosts: {
    exact: ['smtp-mail.outlook.com'],
    legacy: [{ host: 'smtp.live.com', use: 'smtp-mail.outlook.com', confidence: 'high', sources: [nodemailer, thunderbird, gitlab] }],
    mistaken: [
      {
        hosts: ['smtp.outlook.com', 'smtp.hotmail.com'],
        use: 'smtp-mail.outlook.com',
        confidence: 'medium',
        sources: [thunderbird, unverified],
      },
    ],
    confidence: 'high',
    sources: [nodemailer, thunderbird, gitlab],
  },
  ports: [{ port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, thunderbird] }],
  otherPorts: 'unlikely',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, thunderbird] },
  usernameShape: {
    text: 'The full address, at outlook.com, hotmail.com, live.com or msn.com.',
    shape: { address: true },
    confidence: 'high',
    sources: [thunderbird],
  },
  passwordShape: {
    text: 'No password works, an app password neither: an OAuth2 access token (XOAUTH2).',
    confidence: 'high',
    sources: [oauthOnly, observed],
  },
  sender: { rule: 'account-or-alias', text: 'The account or one of its aliases.', confidence: 'medium', sources: [manymail] },
  console: { url: 'https://entra.microsoft.com/', confidence: 'low' },
  docs: {
    url: 'https://support.microsoft.com/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040',
    confidence: 'high',
  },
  passwordRetirement: {
    state: 'retired',
    text: 'OAuth2 only: a password gets 535 5.7.139, "basic authentication is disabled".',
    timeline: [{ date: '2024-09', text: 'Passwords stopped working.' }],
    confidence: 'high',
    sources: [oauthOnly, observed],
  },
  credential: {
    get: [
      'Register an application in Entra for personal Microsoft accounts.',
      'Ask the user for consent to https://outlook.office.com/SMTP.Send and offline_access.',
      'Use the access token with XOAUTH2 and renew it with the refresh token.',
    ],
    reset: ['Sign in again to get a new refresh token.'],
    revoke: ["Remove the application from the account's list of apps with access."],
    limits: ['Access tokens last about an hour.'],
    confidence: 'medium',
    sources: [microsoftOauth, unverified],
  },
  sendLimits: [{ text: 'About 300 recipients a day on a free account.', confidence: 'low', sources: [unverified] }],
  remarks: [
    {
      text: "Sources disagree: some guides of 2026 still advise an app password; the server's replies since October 2024 contradict them.",
      disputed: '2026-11-20',
      confidence: 'high',
      sources: [oauthOnly, observed],
    },
  ],
  checked: '2026-11-20',
};
