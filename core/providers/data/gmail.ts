import type { Provider } from '../provider.ts';
import { gitlab, gmailGuide, googleTransition, manymail, nodemailer, observed, spfGuide, thunderbird, unverified } from '../sources.ts';

const devicePage = 'https://knowledge.workspace.google.com/admin/gmail/send-email-from-a-printer-scanner-or-app';
const googleAppPasswords = 'https://support.google.com/accounts/answer/185833';

export const gmail: Provider = {
  id: 'gmail',
  name: 'Gmail / Google Workspace mailbox',
  kind: 'mailbox',
  hosts: {
    exact: ['smtp.gmail.com'],
    legacy: [{ host: 'smtp.googlemail.com', use: 'smtp.gmail.com', confidence: 'high', sources: [nodemailer, thunderbird, devicePage] }],
    mistaken: [
      {
        hosts: ['mail.gmail.com', 'smtp.google.com', 'smtp.gmail.co', 'smtp.gamil.com', 'gmail.com', 'aspmx.l.google.com'],
        use: 'smtp.gmail.com',
        confidence: 'medium',
        sources: [thunderbird, gmailGuide, unverified],
      },
    ],
    confidence: 'high',
    sources: [nodemailer, thunderbird, devicePage],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [nodemailer, thunderbird, devicePage] },
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [devicePage, gitlab] },
    { port: 25, encryption: 'optional', note: 'Said not to take submissions.', confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'none',
  recommended: {
    port: 465,
    encryption: 'implicit',
    note: '587 with STARTTLS serves as well.',
    confidence: 'high',
    sources: [nodemailer, thunderbird],
  },
  usernameShape: {
    text: 'The full address, at gmail.com or at the Workspace domain.',
    shape: { address: true },
    // An account at gmail.com gets in with its local part as well: https://github.com/pdobsan/oama/pull/29
    shapeConfidence: 'medium',
    confidence: 'high',
    sources: [thunderbird, devicePage],
  },
  passwordShape: {
    text: 'An app password of 16 letters. Google shows it in four groups; store it without the spaces. The account password is refused.',
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
    sources: [googleAppPasswords, gmailGuide],
  },
  sender: {
    rule: 'account-or-alias',
    text: 'The account or an address confirmed under "Send mail as". Gmail replaces most other addresses, and refuses some with 550 5.7.1.',
    confidence: 'medium',
    sources: [manymail, unverified],
  },
  spf: {
    includes: ['_spf.google.com'],
    note: 'For a Workspace domain only; there is nothing to publish for gmail.com.',
    confidence: 'high',
    sources: [spfGuide, observed],
  },
  dkim: { selectors: ['google'], note: 'The selector that the Workspace console offers first.', confidence: 'low', sources: [unverified] },
  console: { url: 'https://myaccount.google.com/apppasswords', confidence: 'high' },
  docs: { url: 'https://support.google.com/a/answer/176600', confidence: 'low' },
  passwordRetirement: {
    state: 'app-passwords',
    text: 'Signing in with the account password is over: an app password, which needs 2-Step Verification, or OAuth2.',
    timeline: [{ date: '2025-03-14', text: "The end of password sign-in by Google's own transition page." }],
    confidence: 'high',
    sources: [googleAppPasswords, googleTransition],
  },
  credential: {
    get: [
      'Switch 2-Step Verification on for the account.',
      'Open https://myaccount.google.com/apppasswords, name the application and choose Create.',
      'Copy the 16 letters, without the spaces.',
    ],
    reset: ['An app password is never shown again: create another one, put it in place, then delete the old one.'],
    revoke: ['Delete it on the same page.', 'Changing the account password deletes every app password.'],
    limits: [
      'Shown once.',
      'Not offered with Advanced Protection or with security keys as the only second step; a Workspace administrator may have switched it off.',
    ],
    confidence: 'medium',
    sources: [googleAppPasswords, unverified],
  },
  sendLimits: [
    { text: '500 messages a day for a personal account, 2,000 for Workspace.', confidence: 'high', sources: [gmailGuide, devicePage] },
  ],
  remarks: [
    {
      text: 'Work and school accounts may be without app passwords; OAuth2 (XOAUTH2) always works.',
      confidence: 'medium',
      sources: [googleAppPasswords, unverified],
    },
    {
      text: "Sources disagree on the end of password sign-in: Google's transition page says 14 March 2025, other guides 30 September 2024 (Workspace) or 1 May 2025.",
      disputed: '2026-11-20',
      confidence: 'medium',
      sources: [googleTransition, gmailGuide],
    },
  ],
  checked: '2026-11-20',
};
