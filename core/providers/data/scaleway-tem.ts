import type { Provider } from '../provider.ts';
import { gitlab, observed, symfony, unverified } from '../sources.ts';

const smtpPage = 'scaleway/docs-content@46652401b3f9 pages/transactional-email/reference-content/smtp-configuration.mdx';
const renaming = 'https://github.com/scaleway/docs-content/pull/3718';

export const scalewayTem: Provider = {
  id: 'scaleway-tem',
  name: 'Scaleway Transactional Email',
  kind: 'transactional',
  hosts: {
    exact: ['smtp.tem.scaleway.com'],
    legacy: [
      { host: 'smtp.tem.scw.cloud', use: 'smtp.tem.scaleway.com', confidence: 'high', sources: [smtpPage, renaming, symfony, gitlab] },
    ],
    mistaken: [
      {
        hosts: ['smtp.scaleway.com', 'smtp.tem.scw.com', 'api.scaleway.com'],
        use: 'smtp.tem.scaleway.com',
        confidence: 'low',
        sources: [unverified],
      },
    ],
    confidence: 'high',
    sources: [smtpPage, renaming, symfony, gitlab],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 2587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 25, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [smtpPage, symfony] },
    { port: 2465, encryption: 'implicit', confidence: 'high', sources: [smtpPage] },
  ],
  otherPorts: 'none',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
  usernameShape: {
    text: 'The id (UUID) of the project that owns the domain.',
    shape: {
      parts: [
        { alphabet: 'hex-any-case', length: 8 },
        '-',
        { alphabet: 'hex-any-case', length: 4 },
        '-',
        { alphabet: 'hex-any-case', length: 4 },
        '-',
        { alphabet: 'hex-any-case', length: 4 },
        '-',
        { alphabet: 'hex-any-case', length: 12 },
      ],
    },
    confidence: 'high',
    sources: [smtpPage, symfony],
  },
  passwordShape: {
    text: 'The secret key (UUID) of an IAM API key that may send mail; the access key from "SCW" is another value.',
    shape: {
      parts: [
        { alphabet: 'hex-any-case', length: 8 },
        '-',
        { alphabet: 'hex-any-case', length: 4 },
        '-',
        { alphabet: 'hex-any-case', length: 4 },
        '-',
        { alphabet: 'hex-any-case', length: 4 },
        '-',
        { alphabet: 'hex-any-case', length: 12 },
      ],
    },
    shapeConfidence: 'medium',
    forbidden: [
      {
        shape: { parts: ['SCW', { alphabet: 'upper-alphanumeric', length: 17 }] },
        what: 'a Scaleway access key',
        confidence: 'high',
        sources: [smtpPage, symfony],
      },
    ],
    confidence: 'high',
    sources: [smtpPage, symfony],
  },
  sender: { rule: 'verified', text: 'An address of a verified domain.', confidence: 'high', sources: [smtpPage] },
  spf: {
    includes: ['_spf.tem.scaleway.com'],
    note: 'Formerly _spf.scw-tem.cloud, which still resolved in September 2026.',
    confidence: 'medium',
    sources: [observed],
  },
  dkim: { selectors: [], note: 'The id of the project or domain.', confidence: 'low', sources: [observed] },
  console: { url: 'https://console.scaleway.com/transactional-email/domains', confidence: 'low' },
  docs: { url: 'https://www.scaleway.com/en/docs/transactional-email/reference-content/smtp-configuration/', confidence: 'low' },
  credential: {
    get: [
      'Open https://console.scaleway.com/iam/api-keys.',
      'Generate an API key for an application that may use Transactional Email in the project, and copy its secret key.',
      "The user name is the project's id.",
    ],
    reset: ['Create another API key, put it in place, then delete the old one.'],
    revoke: ['Delete the API key on the same page.'],
    limits: ['Shown once.', 'A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'medium',
    sources: [smtpPage, unverified],
  },
  sendLimits: [{ text: 'By project.', confidence: 'low', sources: [unverified] }],
  remarks: [
    { text: 'An encrypted connection is required; PLAIN and LOGIN are taken.', confidence: 'high', sources: [smtpPage, renaming] },
    {
      text: 'Sources disagree on the host and on SPF: both were renamed, and both generations are in use.',
      disputed: '2026-11-20',
      confidence: 'high',
      sources: [renaming, symfony, gitlab],
    },
  ],
  checked: '2026-11-20',
};
