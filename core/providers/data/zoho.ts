import type { Provider } from '../provider.ts';
import { gitlab, nodemailer, observed, spfGuide, thunderbird, unverified } from '../sources.ts';

const helpPageCopy = 'https://wiki.stretchpowered.com/books/zoho/page/how-to-configure-email-server-with-zoho-smtp-settings';

export const zoho: Provider = {
  id: 'zoho',
  name: 'Zoho Mail',
  kind: 'mailbox',
  hosts: {
    exact: [
      'smtp.zoho.com',
      'smtppro.zoho.com',
      'smtp.zoho.eu',
      'smtppro.zoho.eu',
      'smtp.zoho.in',
      'smtppro.zoho.in',
      'smtp.zoho.com.au',
      'smtppro.zoho.com.au',
      'smtp.zoho.jp',
      'smtppro.zoho.jp',
      'smtp.zoho.sa',
      'smtppro.zoho.sa',
      'smtp.zoho.com.cn',
      'smtppro.zoho.com.cn',
      'smtp.zohocloud.ca',
      'smtppro.zohocloud.ca',
    ],
    choice: [
      { host: 'smtp.zoho.com', for: 'personal and free accounts of the US data centre; other centres change the ending' },
      { host: 'smtppro.zoho.com', for: 'paid organisations with a domain of their own' },
    ],
    mistaken: [
      {
        hosts: ['mail.zoho.com', 'smtp.zohomail.com'],
        use: 'smtp.zoho.com',
        confidence: 'medium',
        sources: [thunderbird, helpPageCopy, unverified],
      },
    ],
    confidence: 'high',
    sources: [thunderbird, nodemailer, gitlab, helpPageCopy],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [thunderbird, nodemailer, helpPageCopy] },
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [thunderbird, helpPageCopy] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 465, encryption: 'implicit', confidence: 'high', sources: [thunderbird, helpPageCopy] },
  usernameShape: { text: 'The full mailbox address.', shape: { address: true }, confidence: 'high', sources: [thunderbird, helpPageCopy] },
  passwordShape: {
    text: 'The account password, or an application-specific one when two-factor authentication is on.',
    shape: { alphabet: 'alphanumeric', length: 12 },
    shapeConfidence: 'low',
    confidence: 'medium',
    sources: [helpPageCopy],
  },
  sender: {
    rule: 'account-or-alias',
    text: 'The address that signs in or an alias of it; otherwise 553, "Relaying disallowed".',
    confidence: 'high',
    sources: [helpPageCopy, observed],
  },
  spf: {
    includes: ['zohomail.com'],
    note: 'zohomail.eu and zohomail.in for those data centres; older guides say zoho.com or one.zoho.com.',
    confidence: 'medium',
    sources: [observed, spfGuide],
  },
  dkim: { selectors: ['zmail', 'zoho'], note: 'The administrator chooses the selector.', confidence: 'low', sources: [unverified] },
  console: { url: 'https://accounts.zoho.com/home#security/app_password', confidence: 'low' },
  docs: { url: 'https://www.zoho.com/mail/help/zoho-smtp.html', confidence: 'high' },
  credential: {
    get: [
      'Switch IMAP/SMTP access on in the mail settings, where the plan has it.',
      'With two-factor authentication, make an application-specific password at https://accounts.zoho.com under Security.',
    ],
    reset: ['Make another one, put it in place, then delete the old one.'],
    revoke: ['Delete it on the same page.'],
    limits: ['Shown once.'],
    confidence: 'medium',
    sources: [helpPageCopy, unverified],
  },
  sendLimits: [{ text: 'Hourly and daily numbers per user, by plan.', confidence: 'low', sources: [unverified] }],
  remarks: [
    {
      text: "The host's ending must be that of the account's data centre: com, eu, in, com.au, jp, sa, com.cn, or zohocloud.ca.",
      confidence: 'high',
      sources: [helpPageCopy, thunderbird],
    },
    {
      text: 'Sources disagree whether the free plan has SMTP: two guides say with limits, one says paid plans only.',
      disputed: '2026-11-20',
      confidence: 'low',
      sources: ['https://ai-productivity.pages.dev/guides/zoho-smtp-server-setup-guide/', helpPageCopy],
    },
  ],
  checked: '2026-11-20',
};
