import type { Provider } from '../provider.ts';
import { gitlab, nodemailer, unverified } from '../sources.ts';

const settingsPage = 'https://www.infomaniak.com/en/support/faq/admin2/email-service?i=2';

export const infomaniak: Provider = {
  id: 'infomaniak',
  name: 'Infomaniak',
  kind: 'hosting-mailbox',
  hosts: {
    exact: ['mail.infomaniak.com'],
    legacy: [{ host: 'mail.infomaniak.ch', use: 'mail.infomaniak.com', confidence: 'low', sources: [unverified] }],
    mistaken: [{ hosts: ['smtp.infomaniak.com'], use: 'mail.infomaniak.com', confidence: 'low', sources: [unverified] }],
    confidence: 'high',
    sources: [settingsPage, nodemailer, gitlab],
  },
  ports: [
    { port: 465, encryption: 'implicit', note: 'The one Infomaniak calls mandatory.', confidence: 'high', sources: [settingsPage, gitlab] },
    { port: 587, encryption: 'starttls', note: 'Served, but not advised.', confidence: 'high', sources: [settingsPage] },
    { port: 25, encryption: 'starttls', confidence: 'medium', sources: [settingsPage] },
  ],
  otherPorts: 'none',
  recommended: { port: 465, encryption: 'implicit', confidence: 'high', sources: [settingsPage] },
  usernameShape: { text: 'The full e-mail address.', shape: { address: true }, confidence: 'high', sources: [settingsPage] },
  passwordShape: { text: 'A device password made in the Manager.', confidence: 'high', sources: [settingsPage] },
  sender: { rule: 'account-or-alias', text: 'The mailbox or an alias.', confidence: 'low', sources: [unverified] },
  spf: { includes: ['spf.infomaniak.ch'], confidence: 'high', sources: ['https://infomaniak.com/fr/support/faq/admin2/service-mail?i=7'] },
  console: { url: 'https://manager.infomaniak.com/', confidence: 'low' },
  docs: { url: 'https://www.infomaniak.com/en/support/faq/admin2/email-service', confidence: 'high' },
  credential: {
    get: ['In the Manager open the mailbox and add a device; copy its password.'],
    reset: ['Add another device password, put it in place, then delete the old one.'],
    revoke: ['Delete the device.'],
    limits: ['Shown once.'],
    confidence: 'medium',
    sources: [settingsPage, unverified],
  },
  sendLimits: [],
  remarks: [
    {
      text: 'A dollar sign in the password breaks the login from .env files, YAML and shells, which take it for a variable.',
      confidence: 'high',
      sources: ['https://www.infomaniak.com/en/support/faq/admin2/email-service?i=7'],
    },
    {
      text: 'Sources disagree on the port: nodemailer uses 587, Infomaniak calls 465 mandatory and 587 not advised.',
      disputed: '2026-11-20',
      confidence: 'high',
      sources: [nodemailer, settingsPage],
    },
  ],
  checked: '2026-11-20',
};
