import type { Provider } from '../provider.ts';
import { observed, unverified } from '../sources.ts';

const smtpPage = 'https://www.zoho.com/zeptomail/help/smtp-home.html';

export const zeptomail: Provider = {
  id: 'zeptomail',
  name: 'Zoho ZeptoMail',
  kind: 'transactional',
  aliases: ['transmail'],
  hosts: {
    exact: [
      'smtp.zeptomail.com',
      'smtp.zeptomail.eu',
      'smtp.zeptomail.in',
      'smtp.zeptomail.com.au',
      'smtp.zeptomail.jp',
      'smtp.zeptomail.sa',
      'smtp.zeptomail.ca',
      'smtp.zeptomail.com.cn',
    ],
    legacy: [{ host: 'smtp.transmail.com', use: 'smtp.zeptomail.com', confidence: 'high', sources: [smtpPage, observed] }],
    mistaken: [
      { hosts: ['smtp.zeptomail.zoho.com', 'api.zeptomail.com'], use: 'smtp.zeptomail.com', confidence: 'low', sources: [unverified] },
    ],
    confidence: 'high',
    sources: [smtpPage, observed],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage, observed] },
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [smtpPage] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage, observed] },
  usernameShape: {
    text: 'The literal text emailapikey; with a generated short password also the sender or a generated name.',
    shape: { exact: 'emailapikey' },
    shapeConfidence: 'medium',
    confidence: 'high',
    sources: [smtpPage],
  },
  passwordShape: {
    text: 'The Send Mail token of the Mail Agent, without the "Zoho-enczapikey " of the HTTP header.',
    looseShape: { alphabet: 'base64', length: { min: 12 } },
    forbidden: [
      {
        shape: { prefix: 'Zoho-enczapikey ' },
        what: 'the value of an HTTP Authorization header',
        confidence: 'high',
        sources: [smtpPage, observed],
      },
    ],
    confidence: 'medium',
    sources: [smtpPage, observed],
  },
  sender: { rule: 'verified', text: 'An address of a domain of the Mail Agent.', confidence: 'high', sources: [smtpPage] },
  spf: { includes: [], note: 'A DKIM record and a CNAME for bounces are verified instead.', confidence: 'low', sources: [unverified] },
  console: { url: 'https://zeptomail.zoho.com/', confidence: 'low' },
  docs: { url: 'https://www.zoho.com/zeptomail/help/smtp-home.html', confidence: 'high' },
  credential: {
    get: ['Open the Mail Agent at https://zeptomail.zoho.com, SMTP/API.', 'Copy the Send Mail token; the user name is emailapikey.'],
    reset: ['Create another token, put it in place, then delete the old one.'],
    revoke: ['Delete the token on the same page.'],
    limits: ['A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'medium',
    sources: [smtpPage, unverified],
  },
  sendLimits: [{ text: 'By credits.', confidence: 'low', sources: [unverified] }],
  remarks: [{ text: "The host's ending must be that of the account's data centre.", confidence: 'high', sources: [smtpPage] }],
  checked: '2026-11-20',
};
