import type { Provider } from '../provider.ts';
import { gitleaks, nodemailer, observed, smtpTester, spfGuide, spree, symfony, unverified } from '../sources.ts';

const smtpPage = 'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp';
const passwordPage = 'https://help.mailgun.com/hc/en-us/articles/8110785978267-Can-I-customize-my-SMTP-password';
const credentialsPage = 'https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/credentials';
const protocolPage = 'https://documentation.mailgun.com/docs/mailgun/user-manual/smtp-protocol/';

export const mailgun: Provider = {
  id: 'mailgun',
  name: 'Mailgun (Sinch)',
  kind: 'transactional',
  hosts: {
    exact: ['smtp.mailgun.org', 'smtp.eu.mailgun.org'],
    choice: [
      { host: 'smtp.mailgun.org', for: 'domains in the US region' },
      { host: 'smtp.eu.mailgun.org', for: 'domains in the EU region' },
    ],
    mistaken: [
      {
        hosts: ['smtp.mailgun.com', 'smtp.mailgun.net', 'mail.mailgun.org', 'api.mailgun.net', 'mxa.mailgun.org'],
        use: 'smtp.mailgun.org',
        confidence: 'low',
        sources: [unverified],
      },
    ],
    confidence: 'high',
    sources: [smtpPage, 'https://cloud.google.com/compute/docs/tutorials/sending-mail/using-mailgun', nodemailer, symfony],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 2525, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 25, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [smtpPage, nodemailer] },
  ],
  otherPorts: 'none',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage, spree, symfony] },
  usernameShape: {
    text: 'The full login on the sending domain, as a rule postmaster@<domain>; it belongs to one domain in one region.',
    shape: { address: true },
    confidence: 'high',
    sources: [protocolPage, spree],
  },
  passwordShape: {
    text: 'The password of that SMTP credential, never the account password and never an API key.',
    looseShape: { alphabet: 'visible', length: { min: 5 } },
    forbidden: [
      {
        shape: { parts: ['key-', { alphabet: 'hex', length: 32 }] },
        what: 'a Mailgun API key',
        confidence: 'high',
        sources: [protocolPage, smtpTester, gitleaks],
      },
      {
        shape: { parts: ['pubkey-', { alphabet: 'hex', length: 32 }] },
        what: 'a Mailgun public validation key',
        confidence: 'high',
        sources: [protocolPage, smtpTester, gitleaks],
      },
    ],
    confidence: 'medium',
    sources: [protocolPage, smtpTester, gitleaks, unverified],
  },
  sender: {
    rule: 'verified',
    text: 'An address of the domain to which the credential belongs; a sandbox domain reaches authorised recipients only.',
    confidence: 'high',
    sources: [protocolPage, spree, observed],
  },
  spf: { includes: ['mailgun.org'], note: 'Some say eu.mailgun.org for the EU region.', confidence: 'high', sources: [spfGuide, observed] },
  dkim: {
    selectors: ['mx', 'pic', 'smtp', 'k1', 'mailo', 'email'],
    note: 'The dashboard shows the selector.',
    confidence: 'low',
    sources: [observed, unverified],
  },
  console: { url: 'https://app.mailgun.com/mg/sending/domains', confidence: 'low' },
  docs: { url: 'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp', confidence: 'high' },
  credential: {
    get: [
      'Open Sending, Domain settings, SMTP credentials and choose the domain.',
      'Add a user or take postmaster, and copy the password; it is generated, or chosen with 5 to 32 characters.',
    ],
    reset: ['Choose Reset password next to the user, copy the new password and put it in place at once.'],
    revoke: ['Delete the user on the same page.'],
    limits: [
      'Shown once.',
      'Credentials belong to one domain.',
      'Resellers of Mailgun may allow five credentials per domain.',
      'A new sending domain waits for its DNS records, for 24 to 48 hours at worst.',
    ],
    confidence: 'high',
    sources: [passwordPage, credentialsPage, 'https://help.ourarea.in/ss/settings/email-settings/where-can-i-find-my-smtp-credentials'],
  },
  sendLimits: [{ text: 'By plan; the free plan has a small daily number.', confidence: 'low', sources: [unverified] }],
  remarks: [
    { text: 'An EU domain at the US host, or the reverse, gets 535.', confidence: 'high', sources: [spree, smtpTester] },
    {
      text: 'Sources disagree on the port: nodemailer takes 465 with implicit TLS; Mailgun, Spree and Symfony take 587.',
      disputed: '2026-11-20',
      confidence: 'high',
      sources: [nodemailer, smtpPage, symfony],
    },
  ],
  checked: '2026-11-20',
};
