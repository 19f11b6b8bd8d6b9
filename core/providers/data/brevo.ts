import type { Provider } from '../provider.ts';
import { gitlab, gitleaks, nodemailer, observed, symfony, unverified } from '../sources.ts';

const nodemailerGuide = 'https://dev.to/omnigenz/send-app-emails-through-the-brevo-smtp-relay-with-nodejs-nodemailer-3j2j';
const smtpPage = 'https://developers.brevo.com/docs/smtp-integration';

export const brevo: Provider = {
  id: 'brevo',
  name: 'Brevo (formerly Sendinblue)',
  kind: 'transactional',
  aliases: ['sendinblue'],
  hosts: {
    exact: ['smtp-relay.brevo.com'],
    legacy: [
      {
        host: 'smtp-relay.sendinblue.com',
        use: 'smtp-relay.brevo.com',
        confidence: 'high',
        sources: [nodemailer, symfony, nodemailerGuide],
      },
    ],
    mistaken: [
      {
        hosts: ['smtp.brevo.com', 'smtp.sendinblue.com', 'smtp-relay.brevo.fr', 'api.brevo.com', 'in.smtp.brevo.com'],
        use: 'smtp-relay.brevo.com',
        confidence: 'medium',
        sources: [gitlab, unverified],
      },
    ],
    confidence: 'high',
    sources: [nodemailer, symfony, nodemailerGuide],
  },
  ports: [
    {
      port: 587,
      encryption: 'starttls',
      note: 'Brevo calls 587 and 2525 not encrypted; STARTTLS is offered and every client seen uses it.',
      confidence: 'high',
      sources: [smtpPage, nodemailer],
    },
    { port: 2525, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [smtpPage, symfony, gitlab] },
  ],
  otherPorts: 'none',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, nodemailerGuide] },
  usernameShape: {
    text: "The SMTP login of the SMTP tab: <hex>@smtp-brevo.com on newer accounts, the account's address on older ones.",
    shape: { address: true },
    confidence: 'high',
    sources: [observed, nodemailerGuide, gitlab],
  },
  passwordShape: {
    text: 'An SMTP key from "xsmtpsib-"; "xkeysib-" begins an API key.',
    shape: { parts: ['xsmtpsib-', { alphabet: 'hex', length: 64 }, '-', { alphabet: 'alphanumeric', length: 16 }] },
    looseShape: { prefix: 'xsmtpsib-' },
    forbidden: [{ shape: { prefix: 'xkeysib-' }, what: 'a Brevo API key', confidence: 'high', sources: [observed, smtpPage, gitleaks] }],
    confidence: 'high',
    sources: [observed, smtpPage, gitleaks],
  },
  sender: {
    rule: 'verified',
    text: 'A verified sender or an address of an authenticated domain; the login is not one by itself.',
    confidence: 'medium',
    sources: [nodemailerGuide, observed],
  },
  spf: {
    includes: ['spf.brevo.com'],
    note: 'Formerly spf.sendinblue.com. Brevo relies on DKIM.',
    confidence: 'medium',
    sources: [observed],
  },
  dkim: { selectors: ['mail', 'brevo1', 'brevo2'], confidence: 'medium', sources: [observed, unverified] },
  console: { url: 'https://app.brevo.com/settings/keys/smtp', confidence: 'high' },
  docs: { url: 'https://developers.brevo.com/docs/smtp-integration', confidence: 'high' },
  credential: {
    get: [
      'Open https://app.brevo.com/settings/keys/smtp.',
      'Generate an SMTP key (not an API key) and copy it.',
      "Copy the SMTP login of the same page; it is not always the account's address.",
    ],
    reset: ['Create another SMTP key, put it in place, then delete the old one.'],
    revoke: ['Delete the SMTP key on the same page.'],
    limits: ['Shown once.', 'A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'medium',
    sources: [smtpPage, nodemailerGuide],
  },
  sendLimits: [{ text: '300 messages a day on the free plan.', confidence: 'medium', sources: [nodemailerGuide] }],
  remarks: [
    {
      text: '"Authorised IPs" has a switch of its own for SMTP keys: 525 5.7.1 "Unauthorized IP address" is not a wrong credential. A wrong key gets 535 5.7.8.',
      confidence: 'high',
      sources: [observed, smtpPage],
    },
    { text: 'One report of 2026: some accounts want AUTH LOGIN.', confidence: 'low', sources: [observed] },
    {
      text: 'Sources disagree on the host: GitLab still documents smtp-relay.sendinblue.com.',
      disputed: '2026-11-20',
      confidence: 'high',
      sources: [gitlab, nodemailer],
    },
  ],
  checked: '2026-11-20',
};
