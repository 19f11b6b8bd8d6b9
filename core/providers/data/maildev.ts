import type { Provider } from '../provider.ts';
import { nodemailer, unverified } from '../sources.ts';

const maildevSource = 'maildev/maildev@7756cfa1a767 README.md';

export const maildev: Provider = {
  id: 'maildev',
  name: 'MailDev',
  kind: 'local-dev',
  hosts: { exact: ['maildev'], shared: ['localhost', '127.0.0.1'], confidence: 'medium', sources: [maildevSource, unverified] },
  ports: [{ port: 1025, encryption: 'optional', confidence: 'high', sources: [maildevSource] }],
  otherPorts: 'possible',
  wrongPorts: [{ port: 1080, text: 'The web page, not SMTP.', confidence: 'high', sources: [maildevSource] }],
  recommended: { port: 1025, encryption: 'optional', confidence: 'high', sources: [maildevSource] },
  usernameShape: { text: 'Empty at first.', mayBeEmpty: true, confidence: 'high', sources: [maildevSource] },
  passwordShape: { text: 'None at first.', mayBeEmpty: true, confidence: 'high', sources: [maildevSource] },
  sender: { rule: 'any', text: 'Any address: mail is caught, not delivered.', confidence: 'high', sources: [maildevSource] },
  console: { url: 'http://localhost:1080', confidence: 'low' },
  docs: { url: 'https://github.com/maildev/maildev', confidence: 'high' },
  credential: {
    get: ['Nothing to get: leave user name and password out.'],
    reset: ['Nothing to reset.'],
    revoke: ['Nothing to revoke.'],
    limits: ["Inside a compose network the host is the service's name; from the machine itself it is localhost."],
    confidence: 'medium',
    sources: [maildevSource],
  },
  sendLimits: [],
  remarks: [
    { text: "Clear text at first; nodemailer's preset sets ignoreTLS.", confidence: 'medium', sources: [maildevSource, nodemailer] },
    { text: 'Mail is caught, not delivered: out of place in production.', confidence: 'high', sources: [maildevSource] },
  ],
  checked: '2026-11-20',
};
