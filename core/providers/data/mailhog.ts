import type { Provider } from '../provider.ts';
import { unverified } from '../sources.ts';

const mailhogSource = 'mailhog/MailHog@e6fa06877ef6 README.md';

export const mailhog: Provider = {
  id: 'mailhog',
  name: 'MailHog',
  kind: 'local-dev',
  hosts: { exact: ['mailhog'], shared: ['localhost', '127.0.0.1'], confidence: 'medium', sources: [mailhogSource, unverified] },
  ports: [{ port: 1025, encryption: 'optional', confidence: 'high', sources: [mailhogSource] }],
  otherPorts: 'possible',
  wrongPorts: [{ port: 8025, text: 'The web page, not SMTP.', confidence: 'high', sources: [mailhogSource] }],
  recommended: { port: 1025, encryption: 'optional', confidence: 'high', sources: [mailhogSource] },
  usernameShape: { text: 'Empty at first.', mayBeEmpty: true, confidence: 'high', sources: [mailhogSource] },
  passwordShape: { text: 'None.', mayBeEmpty: true, confidence: 'medium', sources: [mailhogSource] },
  sender: { rule: 'any', text: 'Any address: mail is caught, not delivered.', confidence: 'high', sources: [mailhogSource] },
  console: { url: 'http://localhost:8025', confidence: 'low' },
  docs: { url: 'https://github.com/mailhog/MailHog', confidence: 'high' },
  credential: {
    get: ['Nothing to get: leave user name and password out.'],
    reset: ['Nothing to reset.'],
    revoke: ['Nothing to revoke.'],
    limits: ["Inside a compose network the host is the service's name; from the machine itself it is localhost."],
    confidence: 'medium',
    sources: [mailhogSource],
  },
  sendLimits: [],
  remarks: [
    { text: 'No STARTTLS, so a client that requires it fails.', confidence: 'medium', sources: [mailhogSource, unverified] },
    { text: 'Mail is caught, not delivered: out of place in production.', confidence: 'high', sources: [mailhogSource] },
    { text: 'Unmaintained since 2022.', confidence: 'medium', sources: [mailhogSource] },
  ],
  checked: '2026-11-20',
};
