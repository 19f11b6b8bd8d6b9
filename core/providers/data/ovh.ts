import type { Provider } from '../provider.ts';
import { gitlab, observed, thunderbird, unverified } from '../sources.ts';

const guides = 'https://help.ovhcloud.com/csm/en-mx-plan';

export const ovh: Provider = {
  id: 'ovh',
  name: 'OVHcloud mail (MX Plan / Zimbra / E-mail Pro / Exchange)',
  kind: 'hosting-mailbox',
  hosts: {
    exact: ['ssl0.ovh.net', 'smtp.mail.ovh.net', 'smtp.mail.ovh.ca'],
    patterns: [
      { prefix: 'pro', suffix: '.mail.ovh.net', digits: 1 },
      { prefix: 'pro', suffix: '.mail.ovh.ca', digits: 1 },
      { prefix: 'ex', suffix: '.mail.ovh.net', digits: 2 },
      { prefix: 'ex', suffix: '.mail.ovh.ca', digits: 2 },
    ],
    choice: [
      { host: 'smtp.mail.ovh.net', for: 'MX Plan in Europe; ssl0.ovh.net serves as well' },
      { host: 'smtp.mail.ovh.ca', for: 'the Americas and Asia-Pacific' },
      { host: 'pro1.mail.ovh.net', for: 'E-mail Pro, with the number of the service' },
      { host: 'ex5.mail.ovh.net', for: 'Exchange, with the number of the service' },
    ],
    mistaken: [
      {
        hosts: ['ns0.ovh.net', 'mx1.mail.ovh.net', 'smtp.ovh.net', 'mail.ovh.net'],
        use: 'smtp.mail.ovh.net',
        confidence: 'medium',
        sources: [guides, unverified],
      },
    ],
    confidence: 'high',
    sources: [guides, thunderbird, gitlab],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [guides, thunderbird, gitlab] },
    { port: 587, encryption: 'starttls', confidence: 'medium', sources: [observed] },
  ],
  otherPorts: 'unlikely',
  recommended: {
    port: 465,
    encryption: 'implicit',
    note: 'E-mail Pro and Exchange: 587 with STARTTLS.',
    confidence: 'high',
    sources: [guides, thunderbird],
  },
  usernameShape: { text: 'The full e-mail address.', shape: { address: true }, confidence: 'high', sources: [thunderbird, guides] },
  passwordShape: { text: 'The mailbox password.', confidence: 'high', sources: [guides] },
  sender: { rule: 'own-domain', text: 'The mailbox, or an address of its domain.', confidence: 'low', sources: [unverified] },
  spf: { includes: ['mx.ovh.com'], confidence: 'low', sources: [unverified] },
  dkim: { selectors: ['ovhmo-selector-1'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://www.ovh.com/manager/', confidence: 'low' },
  docs: { url: 'https://help.ovhcloud.com/csm/en-mx-plan', confidence: 'low' },
  credential: {
    get: ['Create the mailbox in the control panel, under Web Cloud, Emails; its password is the credential.'],
    reset: ['Change the mailbox password there.'],
    revoke: ['Change the password, or delete the mailbox.'],
    limits: ['One password per mailbox; MX Plan has no app passwords.'],
    confidence: 'low',
    sources: [unverified],
  },
  sendLimits: [{ text: '200 messages an hour per account of MX Plan.', confidence: 'low', sources: [unverified] }],
  remarks: [
    {
      text: "Sources disagree on the host: Thunderbird's database and GitLab know ssl0.ovh.net alone, OVHcloud's newer guides put smtp.mail.ovh.net first, nodemailer has no entry.",
      disputed: '2026-11-20',
      confidence: 'high',
      sources: [guides, thunderbird, gitlab],
    },
  ],
  checked: '2026-11-20',
};
