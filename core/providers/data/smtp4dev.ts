import type { Provider } from '../provider.ts';
import { unverified } from '../sources.ts';

const smtp4devSource = 'rnwood/smtp4dev@738a75ffb748 Rnwood.Smtp4dev/appsettings.json';

export const smtp4dev: Provider = {
  id: 'smtp4dev',
  name: 'smtp4dev',
  kind: 'local-dev',
  hosts: { exact: ['smtp4dev'], shared: ['localhost', '127.0.0.1'], confidence: 'medium', sources: [smtp4devSource, unverified] },
  ports: [
    { port: 25, encryption: 'optional', confidence: 'high', sources: [smtp4devSource] },
    {
      port: 2525,
      encryption: 'optional',
      note: 'Published in place of 25, which needs privileges.',
      confidence: 'medium',
      sources: [smtp4devSource],
    },
  ],
  otherPorts: 'possible',
  wrongPorts: [{ port: 5000, text: 'The web page, not SMTP.', confidence: 'high', sources: [smtp4devSource] }],
  recommended: { port: 25, encryption: 'optional', confidence: 'high', sources: [smtp4devSource] },
  usernameShape: { text: 'Empty at first.', mayBeEmpty: true, confidence: 'high', sources: [smtp4devSource] },
  passwordShape: { text: 'Any will do.', mayBeEmpty: true, confidence: 'high', sources: [smtp4devSource] },
  sender: { rule: 'any', text: 'Any address: mail is caught, not delivered.', confidence: 'high', sources: [smtp4devSource] },
  console: { url: 'http://localhost:5000', confidence: 'low' },
  docs: { url: 'https://github.com/rnwood/smtp4dev', confidence: 'high' },
  credential: {
    get: ['Nothing to get: leave user name and password out.'],
    reset: ['Nothing to reset.'],
    revoke: ['Nothing to revoke.'],
    limits: ["Inside a compose network the host is the service's name; from the machine itself it is localhost."],
    confidence: 'medium',
    sources: [smtp4devSource],
  },
  sendLimits: [],
  remarks: [
    { text: 'TlsMode is None at first; STARTTLS and implicit TLS can be configured.', confidence: 'high', sources: [smtp4devSource] },
    { text: 'Mail is caught, not delivered: out of place in production.', confidence: 'high', sources: [smtp4devSource] },
  ],
  checked: '2026-11-20',
};
