import type { Provider } from '../provider.ts';
import { nodemailer, unverified } from '../sources.ts';

export const ethereal: Provider = {
  id: 'ethereal',
  name: 'Ethereal (nodemailer test accounts)',
  kind: 'testing',
  hosts: {
    exact: ['smtp.ethereal.email'],
    mistaken: [{ hosts: ['ethereal.email'], use: 'smtp.ethereal.email', confidence: 'low', sources: [unverified] }],
    confidence: 'high',
    sources: [nodemailer],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer] },
    { port: 465, encryption: 'implicit', confidence: 'low', sources: [unverified] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [nodemailer] },
  usernameShape: {
    text: 'The generated address at ethereal.email.',
    shape: { address: 'ethereal.email' },
    confidence: 'medium',
    sources: [nodemailer, unverified],
  },
  passwordShape: { text: 'The generated password.', confidence: 'low', sources: [unverified] },
  sender: { rule: 'any', text: 'Any address: nothing is delivered.', confidence: 'high', sources: [nodemailer] },
  console: { url: 'https://ethereal.email/create', confidence: 'low' },
  docs: { url: 'https://nodemailer.com/smtp/testing/', confidence: 'low' },
  credential: {
    get: ['Create an account at https://ethereal.email/create, or with nodemailer.createTestAccount().'],
    reset: ['Create another account.'],
    revoke: ['Nothing to do: accounts expire.'],
    limits: ['Accounts and messages expire.'],
    confidence: 'medium',
    sources: [nodemailer, unverified],
  },
  sendLimits: [],
  remarks: [{ text: 'Nothing reaches a recipient: out of place in production.', confidence: 'high', sources: [nodemailer] }],
  checked: '2026-11-20',
};
