import { OBSERVED, UNVERIFIED, type ReplyFact } from './reply-fact.ts';

export const GOOGLE: readonly ReplyFact[] = [
  {
    id: 'gmail-535-bad-credentials',
    provider: 'gmail',
    codes: [535],
    enhanced: ['5.7.8'],
    phrases: [['username and password not accepted'], ['badcredentials']],
    cause:
      'Gmail refused the login. It takes an app password only: the account’s own password, a revoked app password, or one without 2-Step Verification is refused.',
    remedy:
      'Turn on 2-Step Verification, create an app password at https://myaccount.google.com/apppasswords, enter its 16 letters without spaces, and use the full address as the username.',
    source: 'https://support.google.com/accounts/answer/185833',
    confidence: 'high',
  },
  {
    id: 'gmail-534-app-password-required',
    provider: 'gmail',
    codes: [534],
    enhanced: ['5.7.9'],
    phrases: [['application-specific password required'], ['invalidsecondfactor']],
    cause: 'The account has 2-Step Verification, and its own password was used.',
    remedy:
      'Create an app password at https://myaccount.google.com/apppasswords and use it in place of the account’s password, or use XOAUTH2.',
    source: 'https://support.google.com/accounts/answer/185833',
    confidence: 'high',
  },
  {
    id: 'gmail-534-web-login',
    provider: 'gmail',
    codes: [534],
    enhanced: ['5.7.14'],
    cause: 'Google wants a sign-in in a browser first, probably because the device or place is new, or it no longer takes this password.',
    remedy: 'Sign in once in a browser with this account, then use an app password or XOAUTH2.',
    source: UNVERIFIED,
    confidence: 'low',
  },
  {
    id: 'gmail-550-daily-limit',
    provider: 'gmail',
    codes: [550],
    enhanced: ['5.4.5'],
    phrases: [['daily user sending limit exceeded'], ['daily smtp relay limit exceeded']],
    cause: 'The daily quota is used up: 500 messages for a personal account, 2,000 for Workspace, 10,000 for the relay.',
    remedy: 'Wait up to 24 hours and send more slowly, or move bulk mail to a provider for transactional mail.',
    source: 'https://support.google.com/a/answer/2956491',
    confidence: 'high',
  },
  {
    id: 'gmail-relay-denied',
    provider: 'google-workspace-relay',
    codes: [550],
    enhanced: ['5.7.1'],
    phrases: [['invalid credentials for relay'], ['mail relay denied']],
    cause:
      'The Workspace relay does not know this sender: the public address or the domain is probably missing from its rule, or the EHLO name is not one of your domains.',
    remedy:
      'In the Admin console under Apps, Gmail, Routing, SMTP relay, add the public address or require a login, and set the client name to your domain.',
    source: UNVERIFIED,
    confidence: 'low',
  },
  {
    id: 'google-550-not-authorized-ip',
    provider: 'gmail',
    codes: [550],
    enhanced: ['5.7.1'],
    phrases: [['not authorized to', 'send email directly'], ['notauthorizederror']],
    cause: 'The message went straight to a receiving server of Google from an address that may not deliver mail itself.',
    remedy: 'Set the host to smtp.gmail.com with port 465 or 587 and an app password, or to the submission host of your provider.',
    source: OBSERVED,
    confidence: 'high',
  },
  {
    id: 'dmarc-5.7.26',
    codes: [550],
    enhanced: ['5.7.26'],
    cause:
      'The receiver refuses mail that proves no sender: SPF and DKIM are missing, or they do not match the domain of the From address.',
    remedy:
      'Publish the SPF include and DKIM records that your provider names for the From domain, and keep gmail.com and yahoo.com out of From when another provider sends.',
    source: 'https://support.google.com/a/answer/81126',
    confidence: 'medium',
  },
];
