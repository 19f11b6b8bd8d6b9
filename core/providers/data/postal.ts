import type { Provider } from '../provider.ts';
import { unverified } from '../sources.ts';

const postalSource = 'postalserver/postal@8ef89606bc34 app/lib/smtp_server/client.rb';

export const postal: Provider = {
  id: 'postal',
  name: 'Postal (self-hosted)',
  kind: 'self-hosted',
  hosts: { exact: [], confidence: 'high', sources: [postalSource] },
  ports: [
    { port: 25, encryption: 'optional', note: 'TLS is off until smtp_server.tls_enabled.', confidence: 'high', sources: [postalSource] },
    { port: 587, encryption: 'starttls', note: 'Where the operator maps it.', confidence: 'low', sources: [unverified] },
    { port: 2525, encryption: 'optional', confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'possible',
  recommended: { port: 25, encryption: 'optional', confidence: 'high', sources: [postalSource] },
  usernameShape: {
    text: 'Ignored by PLAIN and LOGIN; CRAM-MD5 wants organisation/server.',
    mayBeEmpty: true,
    confidence: 'high',
    sources: [postalSource],
  },
  passwordShape: {
    text: 'The key of a credential of the kind SMTP.',
    shape: { alphabet: 'alphanumeric', length: 24 },
    shapeConfidence: 'low',
    mayBeEmpty: true,
    confidence: 'high',
    sources: [postalSource],
  },
  sender: {
    rule: 'verified',
    text: 'An address of a domain of the server or its organisation; otherwise 530.',
    confidence: 'high',
    sources: [postalSource],
  },
  spf: { includes: [], note: "The name is the installation's own.", confidence: 'low', sources: [unverified] },
  dkim: { selectors: [], note: 'postal- with six characters.', confidence: 'low', sources: [unverified] },
  docs: { url: 'https://docs.postalserver.io/developer/using-smtp', confidence: 'low' },
  credential: {
    get: ['In the installation open the mail server, Credentials, and add one of the kind SMTP.', 'Copy its key as password.'],
    reset: ['Add another credential, put it in place, then delete the old one.'],
    revoke: ['Delete the credential, or hold it.'],
    limits: ['Shown at any time.'],
    confidence: 'medium',
    sources: [postalSource, unverified],
  },
  sendLimits: [{ text: '14 MB a message at first.', confidence: 'high', sources: [postalSource] }],
  remarks: [
    {
      text: 'A credential of the kind SMTP-IP authenticates the address: no user name and no password.',
      confidence: 'high',
      sources: [postalSource],
    },
  ],
  checked: '2026-11-20',
};
