import type { Provider } from '../provider.ts';
import { mailpitSource, manymail, unverified } from '../sources.ts';

const missive = 'https://docs.rs/crate/missive/latest/source/src/providers/protonbridge.rs';

export const protonBridge: Provider = {
  id: 'proton-bridge',
  name: 'Proton Mail Bridge (local)',
  kind: 'local-bridge',
  hosts: { exact: [], shared: ['127.0.0.1', 'localhost'], confidence: 'high', sources: [missive] },
  ports: [
    {
      port: 1025,
      encryption: 'starttls',
      note: 'STARTTLS with a certificate of its own for 127.0.0.1; Bridge can be set to implicit TLS.',
      confidence: 'high',
      sources: [missive],
    },
  ],
  otherPorts: 'possible',
  recommended: { port: 1025, encryption: 'starttls', confidence: 'high', sources: [missive] },
  usernameShape: { text: 'The address that Bridge shows.', shape: { address: true }, confidence: 'high', sources: [missive] },
  passwordShape: {
    text: 'The password that Bridge made, not the Proton password.',
    shape: { alphabet: 'base64url', length: 22 },
    shapeConfidence: 'low',
    confidence: 'high',
    sources: [missive],
  },
  sender: { rule: 'account-or-alias', text: 'An address of the Proton account.', confidence: 'medium', sources: [missive, manymail] },
  docs: { url: 'https://proton.me/mail/bridge', confidence: 'high' },
  credential: {
    get: ['Sign in to Proton Mail Bridge on this machine.', 'Open the account there and copy the password of the mailbox details.'],
    reset: ['Sign the account out of Bridge and in again.'],
    revoke: ['Remove the account from Bridge.'],
    limits: ['Works on the machine where Bridge runs.'],
    confidence: 'medium',
    sources: [missive, unverified],
  },
  sendLimits: [{ text: 'By plan.', confidence: 'low', sources: [unverified] }],
  remarks: [
    {
      text: 'Shares 127.0.0.1:1025 with Mailpit, MailHog, MailCatcher and MailDev; credentials and STARTTLS suggest Bridge. Its certificate is self-signed.',
      confidence: 'high',
      sources: [missive, mailpitSource],
    },
  ],
  checked: '2026-11-20',
};
