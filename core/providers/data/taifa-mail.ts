import type { Provider } from '../provider.ts';
import { unverified } from '../sources.ts';

const credentialsPage = 'https://www.govconnect.ke/docs/mailer/security/smtp-credentials';
const smtpPage = 'https://www.govconnect.ke/docs/mailer/sending/smtp';
const apiPage = 'https://www.govconnect.ke/docs/mailer/api-reference/smtp-credentials';
const apiKeysPage = 'https://www.govconnect.ke/docs/mailer/security/api-keys';
const dnsPage = 'https://www.govconnect.ke/docs/mailer/domains/dns-records';

export const taifaMail: Provider = {
  id: 'taifa-mail',
  name: 'Taifa Mail',
  kind: 'transactional',
  hosts: {
    exact: ['mail.govconnect.ke'],
    mistaken: [{ hosts: ['smtp.govconnect.ke', 'govconnect.ke'], use: 'mail.govconnect.ke', confidence: 'low', sources: [unverified] }],
    confidence: 'high',
    sources: [credentialsPage, smtpPage],
  },
  ports: [{ port: 587, encryption: 'starttls', confidence: 'high', sources: [credentialsPage, smtpPage] }],
  otherPorts: 'unlikely',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [credentialsPage, smtpPage] },
  usernameShape: {
    text: 'The generated address <8 characters>@yourdomain that is shown when the credential is made.',
    shape: { parts: [{ alphabet: 'alphanumeric', length: 8 }, '@', { alphabet: 'domain', length: { min: 3 } }] },
    shapeConfidence: 'medium',
    looseShape: { address: true },
    confidence: 'high',
    sources: [credentialsPage, apiPage],
  },
  passwordShape: {
    text: 'The password that is shown once, when the credential is made; not an API key.',
    shape: { alphabet: 'alphanumeric', length: 30 },
    shapeConfidence: 'low',
    forbidden: [{ shape: { prefix: 'tfm_k_' }, what: 'a Taifa Mail API key', confidence: 'high', sources: [apiKeysPage] }],
    confidence: 'high',
    sources: [credentialsPage, apiPage],
  },
  sender: {
    rule: 'verified',
    text: 'A sender that is registered on a verified domain.',
    confidence: 'medium',
    sources: ['https://www.govconnect.ke/docs/mailer/sending/api'],
  },
  spf: { includes: ['mail.govconnect.ke'], note: 'In the one SPF record of the domain.', confidence: 'high', sources: [dnsPage] },
  dkim: { selectors: ['taifa'], confidence: 'high', sources: [dnsPage] },
  docs: { url: credentialsPage, confidence: 'high' },
  credential: {
    get: [
      'Add the domain, publish its DNS records and wait until it is verified.',
      'Open Settings, SMTP Credentials, choose Create and select the domain.',
      'Copy host, port, user name and password at once, and use the host that is shown there.',
    ],
    reset: [
      'Delete the credential of the domain, create a new one and put it in place; between the two nothing can be sent from that domain by SMTP.',
    ],
    revoke: ['Choose Delete next to the credential under Settings, SMTP Credentials; it ends at once.'],
    limits: [
      'One active credential per verified domain, and as many in all as the plan allows.',
      'The password is shown once.',
      'The host shown when the credential is made wins over any preset.',
      'DNS records can take 24 to 48 hours to be seen.',
    ],
    confidence: 'high',
    sources: [credentialsPage, smtpPage, apiPage],
  },
  sendLimits: [],
  remarks: [
    {
      text: 'The host shown when the credential is made wins over any preset, this one included.',
      confidence: 'high',
      sources: [credentialsPage],
    },
  ],
  checked: '2026-11-20',
};
