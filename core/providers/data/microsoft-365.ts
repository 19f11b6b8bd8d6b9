import type { Provider } from '../provider.ts';
import { gitlab, manymail, microsoftOauth, nodemailer, observed, spfGuide, thunderbird, unverified } from '../sources.ts';

const troubleshooting = 'https://docs.bookyourpto.com/features/smtp-troubleshoot';
const messageCenter = 'https://mc.merill.net/message/MC786329';
const exchangeTeam =
  'https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835';

export const microsoft365: Provider = {
  id: 'microsoft-365',
  name: 'Microsoft 365 / Exchange Online (SMTP AUTH client submission)',
  kind: 'mailbox',
  aliases: ['office365', 'exchange-online'],
  hosts: {
    exact: ['smtp.office365.com'],
    legacy: [{ host: 'smtp-legacy.office365.com', use: 'smtp.office365.com', confidence: 'low', sources: [unverified] }],
    mistaken: [
      {
        hosts: ['smtp.outlook365.com', 'smtp.office.com', 'mail.office365.com', 'smtp.microsoft.com'],
        use: 'smtp.office365.com',
        confidence: 'medium',
        sources: [thunderbird, unverified],
      },
    ],
    confidence: 'high',
    sources: [nodemailer, thunderbird, gitlab],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, thunderbird, gitlab] },
    { port: 25, encryption: 'optional', note: 'With STARTTLS; 587 is preferred.', confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'none',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer, thunderbird] },
  usernameShape: {
    text: 'The full sign-in name, user@tenant-domain.',
    shape: { address: true },
    confidence: 'high',
    sources: [thunderbird, gitlab],
  },
  passwordShape: {
    text: 'The mailbox password where SMTP AUTH is still on, or an OAuth2 access token (XOAUTH2). No fixed form.',
    confidence: 'medium',
    sources: [troubleshooting, microsoftOauth],
  },
  sender: {
    rule: 'account-or-alias',
    text: 'The mailbox that signs in, or one for which it holds SendAs; otherwise 550 5.7.60.',
    confidence: 'high',
    sources: [manymail, observed],
  },
  spf: { includes: ['spf.protection.outlook.com'], confidence: 'high', sources: [spfGuide, observed] },
  dkim: { selectors: ['selector1', 'selector2'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://admin.exchange.microsoft.com/#/settings', confidence: 'high' },
  docs: {
    url: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
    confidence: 'high',
  },
  passwordRetirement: {
    state: 'retiring',
    text: 'Passwords still work where an administrator left SMTP AUTH on, and are being withdrawn; once gone the reply is 550 5.7.30. Move to OAuth2.',
    timeline: [
      {
        date: '2026-12',
        text: 'Off by default at the end of the month for existing tenants, where an administrator can switch it on again; tenants made later start without it.',
      },
      { date: '2027', text: 'In the second half of the year Microsoft names the day of final removal.' },
    ],
    confidence: 'high',
    sources: [messageCenter, exchangeTeam],
  },
  credential: {
    get: [
      "Let an administrator allow SMTP AUTH: no Security Defaults or Conditional Access policy against it, the tenant's SmtpClientAuthenticationDisabled off, the mailbox's off as well.",
      'Better: register an application in Entra, grant it SMTP.Send, and use its OAuth2 token with XOAUTH2.',
    ],
    reset: ['Reset the mailbox password, or add a new client secret to the application and remove the old one.'],
    revoke: ["Set SmtpClientAuthenticationDisabled on the mailbox, or delete the application's secret or consent."],
    limits: ['SMTP AUTH is off by default in a tenant.', 'Security Defaults block it altogether.'],
    confidence: 'high',
    sources: [troubleshooting, microsoftOauth],
  },
  sendLimits: [{ text: '10,000 recipients a day and 30 messages a minute per mailbox.', confidence: 'low', sources: [unverified] }],
  remarks: [
    {
      text: "Three gates close SMTP AUTH: Security Defaults or Conditional Access, the tenant's setting, the mailbox's setting.",
      confidence: 'high',
      sources: [troubleshooting, messageCenter],
    },
    {
      text: '<tenant>.mail.protection.outlook.com:25 (Direct Send) takes mail without authentication and delivers inside the tenant only.',
      confidence: 'medium',
      sources: [troubleshooting, unverified],
    },
    {
      text: 'Sources disagree on the withdrawal of passwords: many pages still say 1 March to 30 April 2026; the Message Center update of 27 January 2026 replaces that plan.',
      disputed: '2026-11-20',
      confidence: 'high',
      sources: [messageCenter, exchangeTeam, 'https://github.com/OpenCTI-Platform/opencti/issues/12069'],
    },
  ],
  checked: '2026-11-20',
};
