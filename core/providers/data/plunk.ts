import type { Provider } from '../provider.ts';
import { observed, unverified } from '../sources.ts';

const smtpPage = 'https://docs.useplunk.com/getting-started/smtp';

export const plunk: Provider = {
  id: 'plunk',
  name: 'Plunk',
  kind: 'transactional',
  hosts: {
    exact: ['next-smtp.useplunk.com', 'smtp.useplunk.com'],
    choice: [
      { host: 'next-smtp.useplunk.com', for: 'the present version' },
      { host: 'smtp.useplunk.com', for: 'the first version' },
    ],
    mistaken: [
      {
        hosts: ['smtp.plunk.com', 'api.useplunk.com', 'next-api.useplunk.com'],
        use: 'next-smtp.useplunk.com',
        confidence: 'low',
        sources: [unverified],
      },
    ],
    confidence: 'medium',
    sources: [observed, smtpPage],
  },
  ports: [
    { port: 2587, encryption: 'starttls', hosts: ['next-smtp.useplunk.com'], confidence: 'medium', sources: [observed] },
    { port: 587, encryption: 'starttls', confidence: 'medium', sources: [smtpPage, observed] },
    { port: 465, encryption: 'implicit', hosts: ['smtp.useplunk.com'], confidence: 'medium', sources: [smtpPage] },
    { port: 2465, encryption: 'implicit', hosts: ['next-smtp.useplunk.com'], confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'possible',
  recommended: { port: 2587, encryption: 'starttls', note: 'At next-smtp.useplunk.com.', confidence: 'medium', sources: [observed] },
  usernameShape: { text: 'The literal text plunk.', shape: { exact: 'plunk' }, confidence: 'high', sources: [smtpPage, observed] },
  passwordShape: {
    text: 'The project\'s secret API key from "sk_"; "pk_" begins the public one.',
    looseShape: { prefix: 'sk_' },
    forbidden: [{ shape: { prefix: 'pk_' }, what: 'a Plunk public key', confidence: 'high', sources: [smtpPage] }],
    confidence: 'high',
    sources: [smtpPage],
  },
  sender: { rule: 'verified', text: 'An address of a verified domain.', confidence: 'medium', sources: [smtpPage] },
  spf: { includes: ['amazonses.com'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://app.useplunk.com/', confidence: 'low' },
  docs: { url: 'https://docs.useplunk.com/getting-started/smtp', confidence: 'high' },
  credential: {
    get: ['Open the project at https://app.useplunk.com, API keys.', 'Copy the secret key.'],
    reset: ['Create another secret key, put it in place, then delete the old one.'],
    revoke: ['Delete the secret key on the same page.'],
    limits: ['A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'medium',
    sources: [smtpPage, unverified],
  },
  sendLimits: [],
  remarks: [
    { text: 'An installation of your own has its own host.', confidence: 'medium', sources: [smtpPage] },
    {
      text: 'Sources disagree on host and port: the page of the first version has smtp.useplunk.com with 465 and 587, code of 2026 next-smtp.useplunk.com with 2587 or 587.',
      disputed: '2026-11-20',
      confidence: 'medium',
      sources: [smtpPage, observed],
    },
  ],
  checked: '2026-11-20',
};
