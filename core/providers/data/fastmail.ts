import type { Provider } from '../provider.ts';
import { manymail, nodemailer, observed, spfGuide, thunderbird, unverified } from '../sources.ts';

const serverPage = 'https://www.fastmail.com/help/technical/servernamesandports.html';

export const fastmail: Provider = {
  id: 'fastmail',
  name: 'Fastmail',
  kind: 'mailbox',
  hosts: {
    exact: ['smtp.fastmail.com'],
    legacy: [
      { host: 'mail.messagingengine.com', use: 'smtp.fastmail.com', confidence: 'low', sources: [unverified] },
      { host: 'smtps-proxy.fastmail.com', use: 'smtp.fastmail.com', confidence: 'low', sources: [unverified] },
    ],
    mistaken: [
      {
        hosts: ['mail.fastmail.com', 'smtp.fastmail.fm'],
        use: 'smtp.fastmail.com',
        confidence: 'medium',
        sources: [serverPage, unverified],
      },
    ],
    confidence: 'high',
    sources: [serverPage, nodemailer, thunderbird],
  },
  ports: [
    {
      port: 465,
      encryption: 'implicit',
      note: 'Implicit TLS, not STARTTLS.',
      confidence: 'high',
      sources: [serverPage, nodemailer, thunderbird],
    },
    {
      port: 587,
      encryption: 'starttls',
      note: "Said to work by one guide; Fastmail's page does not list it.",
      confidence: 'low',
      sources: [unverified],
    },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 465, encryption: 'implicit', confidence: 'high', sources: [serverPage] },
  usernameShape: {
    text: "The account's main address with its domain, even when an alias sends.",
    shape: { address: true },
    confidence: 'high',
    sources: [serverPage],
  },
  passwordShape: {
    text: 'An app password of 16 letters and digits; the login password never works.',
    shape: { alphabet: 'lower-alphanumeric', length: 16 },
    shapeConfidence: 'low',
    confidence: 'high',
    sources: [serverPage],
  },
  sender: {
    rule: 'account-or-alias',
    text: 'The account or one of its aliases and identities.',
    confidence: 'medium',
    sources: [manymail],
  },
  spf: { includes: ['spf.messagingengine.com'], confidence: 'high', sources: [spfGuide, observed] },
  dkim: { selectors: ['fm1', 'fm2', 'fm3'], confidence: 'medium', sources: [observed] },
  console: { url: 'https://app.fastmail.com/settings/security/apps', confidence: 'low' },
  docs: { url: 'https://www.fastmail.help/hc/en-us/articles/1500000278342-Server-names-and-ports', confidence: 'high' },
  passwordRetirement: {
    state: 'app-passwords',
    text: 'The login password is refused for SMTP, with or without two-step verification.',
    confidence: 'high',
    sources: [serverPage],
  },
  credential: {
    get: ['Open Settings, Privacy & Security, Manage app passwords and access.', 'Create one with access to SMTP and copy it.'],
    reset: ['Create another one, put it in place, then remove the old one.'],
    revoke: ['Remove it in the same list.'],
    limits: ['Shown once.'],
    confidence: 'medium',
    sources: [serverPage, unverified],
  },
  sendLimits: [{ text: 'Thousands a day, by plan.', confidence: 'low', sources: [unverified] }],
  remarks: [
    {
      text: "Sources disagree on 587: Fastmail's page lists 465 alone, a guide says that 587 with STARTTLS works too.",
      disputed: '2026-11-20',
      confidence: 'low',
      sources: [serverPage, unverified],
    },
  ],
  checked: '2026-11-20',
};
