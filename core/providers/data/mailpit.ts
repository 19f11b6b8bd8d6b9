import type { Provider } from '../provider.ts';
import { mailpitSource, unverified } from '../sources.ts';

export const mailpit: Provider = {
  id: 'mailpit',
  name: 'Mailpit',
  kind: 'local-dev',
  hosts: { exact: ['mailpit'], shared: ['localhost', '127.0.0.1'], confidence: 'medium', sources: [mailpitSource, unverified] },
  ports: [{ port: 1025, encryption: 'optional', confidence: 'high', sources: [mailpitSource] }],
  otherPorts: 'possible',
  wrongPorts: [{ port: 8025, text: 'The web page, not SMTP.', confidence: 'high', sources: [mailpitSource] }],
  recommended: { port: 1025, encryption: 'optional', confidence: 'high', sources: [mailpitSource] },
  usernameShape: { text: 'Empty at first.', mayBeEmpty: true, confidence: 'high', sources: [mailpitSource] },
  passwordShape: { text: 'None; with --smtp-auth-accept-any any will do.', mayBeEmpty: true, confidence: 'high', sources: [mailpitSource] },
  sender: { rule: 'any', text: 'Any address: mail is caught, not delivered.', confidence: 'high', sources: [mailpitSource] },
  console: { url: 'http://localhost:8025', confidence: 'low' },
  docs: { url: 'https://mailpit.axllent.org/docs/', confidence: 'low' },
  credential: {
    get: ['Nothing to get: leave user name and password out.'],
    reset: ['Nothing to reset.'],
    revoke: ['Nothing to revoke.'],
    limits: ["Inside a compose network the host is the service's name; from the machine itself it is localhost."],
    confidence: 'medium',
    sources: [mailpitSource],
  },
  sendLimits: [],
  remarks: [
    {
      text: 'Clear text at first; STARTTLS with --smtp-tls-cert and --smtp-tls-key; --smtp-require-tls makes 1025 implicit TLS. PLAIN without TLS needs --smtp-auth-allow-insecure.',
      confidence: 'high',
      sources: [mailpitSource],
    },
    { text: 'Mail is caught, not delivered: out of place in production.', confidence: 'high', sources: [mailpitSource] },
  ],
  checked: '2026-11-20',
};
