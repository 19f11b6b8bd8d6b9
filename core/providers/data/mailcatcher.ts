import type { Provider } from '../provider.ts';
import { unverified } from '../sources.ts';

const mailcatcherSource = 'sj26/mailcatcher@18a9cb7a79b3 README.md';

export const mailcatcher: Provider = {
  id: 'mailcatcher',
  name: 'MailCatcher',
  kind: 'local-dev',
  hosts: { exact: ['mailcatcher'], shared: ['localhost', '127.0.0.1'], confidence: 'medium', sources: [mailcatcherSource, unverified] },
  ports: [{ port: 1025, encryption: 'optional', confidence: 'high', sources: [mailcatcherSource] }],
  otherPorts: 'possible',
  wrongPorts: [{ port: 1080, text: 'The web page, not SMTP.', confidence: 'high', sources: [mailcatcherSource] }],
  recommended: { port: 1025, encryption: 'optional', confidence: 'high', sources: [mailcatcherSource] },
  usernameShape: { text: 'Empty at first.', mayBeEmpty: true, confidence: 'high', sources: [mailcatcherSource] },
  passwordShape: { text: 'None.', mayBeEmpty: true, confidence: 'high', sources: [mailcatcherSource] },
  sender: { rule: 'any', text: 'Any address: mail is caught, not delivered.', confidence: 'high', sources: [mailcatcherSource] },
  console: { url: 'http://localhost:1080', confidence: 'low' },
  docs: { url: 'https://mailcatcher.me/', confidence: 'low' },
  credential: {
    get: ['Nothing to get: leave user name and password out.'],
    reset: ['Nothing to reset.'],
    revoke: ['Nothing to revoke.'],
    limits: ["Inside a compose network the host is the service's name; from the machine itself it is localhost."],
    confidence: 'medium',
    sources: [mailcatcherSource],
  },
  sendLimits: [],
  remarks: [
    { text: 'Clear text only.', confidence: 'medium', sources: [mailcatcherSource] },
    { text: 'Mail is caught, not delivered: out of place in production.', confidence: 'high', sources: [mailcatcherSource] },
  ],
  checked: '2026-11-20',
};
