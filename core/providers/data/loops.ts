import type { Provider } from '../provider.ts';
import { nodemailer, unverified } from '../sources.ts';

const smtpPage = 'https://loops.so/docs/smtp';

export const loops: Provider = {
  id: 'loops',
  name: 'Loops',
  kind: 'transactional',
  hosts: {
    exact: ['smtp.loops.so'],
    mistaken: [
      { hosts: ['smtp.loops.com', 'api.loops.so', 'app.loops.so'], use: 'smtp.loops.so', confidence: 'low', sources: [unverified] },
    ],
    confidence: 'high',
    sources: [smtpPage, nodemailer],
  },
  ports: [{ port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage, nodemailer] }],
  otherPorts: 'none',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage, nodemailer] },
  usernameShape: { text: 'The literal text loops.', shape: { exact: 'loops' }, confidence: 'high', sources: [smtpPage] },
  passwordShape: {
    text: 'A Loops API key.',
    shape: { alphabet: 'hex', length: 32 },
    shapeConfidence: 'low',
    confidence: 'medium',
    sources: [smtpPage, unverified],
  },
  sender: { rule: 'template', text: 'Ignored: the template names the sender.', confidence: 'high', sources: [smtpPage] },
  spf: { includes: ['amazonses.com'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://app.loops.so/settings?page=api', confidence: 'low' },
  docs: { url: 'https://loops.so/docs/smtp', confidence: 'high' },
  credential: {
    get: ['Open https://app.loops.so/settings?page=api.', 'Generate an API key and copy it.'],
    reset: ['Create another API key, put it in place, then delete the old one.'],
    revoke: ['Delete the API key on the same page.'],
    limits: ['A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'medium',
    sources: [smtpPage, unverified],
  },
  sendLimits: [{ text: '10 requests a second.', confidence: 'high', sources: [smtpPage] }],
  remarks: [
    {
      text: 'Not a relay for any message: the body must be the JSON of a published transactional template.',
      confidence: 'high',
      sources: [smtpPage],
    },
  ],
  checked: '2026-11-20',
};
