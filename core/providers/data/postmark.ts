import type { Provider } from '../provider.ts';
import { gitlab, hostingBlocks, kingfisher, nodemailer, observed, spfGuide, spree, symfony, trufflehog, unverified } from '../sources.ts';

const smtpPage = 'https://postmarkapp.com/support/article/811-what-are-the-smtp-details-api-tokens-i-should-be-using';

export const postmark: Provider = {
  id: 'postmark',
  name: 'Postmark',
  kind: 'transactional',
  hosts: {
    exact: ['smtp.postmarkapp.com', 'smtp-broadcasts.postmarkapp.com'],
    choice: [
      { host: 'smtp.postmarkapp.com', for: 'the transactional stream' },
      { host: 'smtp-broadcasts.postmarkapp.com', for: 'the broadcast stream' },
    ],
    mistaken: [
      {
        hosts: ['smtp.postmark.com', 'api.postmarkapp.com', 'mail.postmarkapp.com', 'inbound.postmarkapp.com'],
        use: 'smtp.postmarkapp.com',
        confidence: 'medium',
        sources: [spree, unverified],
      },
    ],
    confidence: 'high',
    sources: [smtpPage, nodemailer, symfony, gitlab],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage, symfony, gitlab] },
    { port: 2525, encryption: 'starttls', confidence: 'high', sources: [smtpPage, nodemailer] },
    { port: 25, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
  ],
  otherPorts: 'none',
  wrongPorts: [
    {
      port: 465,
      text: 'There is no port with implicit TLS: a connection here hangs until it times out.',
      confidence: 'high',
      sources: [smtpPage, spree],
    },
  ],
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage, symfony] },
  usernameShape: {
    text: 'The Server API token, the same as the password, or the access key of an SMTP token.',
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
    confidence: 'high',
    sources: [smtpPage, symfony, spree],
  },
  passwordShape: {
    text: 'The Server API token again, or the secret key of the SMTP token.',
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
    repeatsUsername: true,
    confidence: 'high',
    sources: [smtpPage, trufflehog, kingfisher],
  },
  sender: {
    rule: 'verified',
    text: 'A confirmed sender signature, or an address of a verified domain; never Gmail or Yahoo.',
    confidence: 'high',
    sources: [smtpPage, hostingBlocks],
  },
  spf: {
    includes: ['spf.mtasv.net'],
    note: 'No longer needed: Postmark takes a CNAME for the Return-Path to pm.mtasv.net.',
    confidence: 'medium',
    sources: [observed],
  },
  dkim: { selectors: [], note: 'A time stamp followed by pm, such as 20260716000000pm.', confidence: 'high', sources: [observed] },
  console: { url: 'https://account.postmarkapp.com/servers', confidence: 'high' },
  docs: { url: 'https://postmarkapp.com/developer/user-guide/send-email-with-smtp', confidence: 'low' },
  credential: {
    get: [
      'Open the server at https://account.postmarkapp.com/servers, API Tokens, and copy a Server API token: it is user name and password at once.',
      'Or open the settings of an outbound stream and generate an SMTP token: its access key is the user name, its secret key the password.',
    ],
    reset: ['Generate another token, put it in place, then delete the old one.'],
    revoke: ['Delete the token on the same page.'],
    limits: [
      'Up to three API tokens per server.',
      'An SMTP token sends by its own stream alone, and its secret key is shown once.',
      'A new sending domain waits for its DNS records, for 24 to 48 hours at worst.',
    ],
    confidence: 'high',
    sources: [smtpPage, 'https://postmarkapp.com/support/article/1008-what-are-the-account-and-server-api-tokens'],
  },
  sendLimits: [{ text: '100 messages a month on the developer plan.', confidence: 'low', sources: [unverified] }],
  remarks: [
    {
      text: 'A stream other than the default needs the X-PM-Message-Stream header or an SMTP token of its own.',
      confidence: 'high',
      sources: [smtpPage],
    },
    {
      text: 'Until the account is approved only addresses of your own domain are reached.',
      confidence: 'medium',
      sources: [hostingBlocks, smtpPage],
    },
    {
      text: 'Sources disagree on SPF: Postmark named spf.mtasv.net and no longer asks for it, one list has spf.postmarkapp.com.',
      disputed: '2026-11-20',
      confidence: 'medium',
      sources: [observed, spfGuide],
    },
  ],
  checked: '2026-11-20',
};
