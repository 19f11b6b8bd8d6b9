import type { Provider } from '../provider.ts';
import type { Run } from '../shape.ts';
import { unverified } from '../sources.ts';

const smtpPage =
  'MicrosoftDocs/azure-docs@015d5ba4126a articles/communication-services/quickstarts/email/send-email-smtp/smtp-authentication.md';
const usernameResource = 'https://www.pulumi.com/registry/packages/azure-native/api-docs/communication/smtpusername';

const digits = (length: number): Run => ({ alphabet: 'hex-any-case', length });
const uuid = [digits(8), '-', digits(4), '-', digits(4), '-', digits(4), '-', digits(12)];

export const azureCommunicationServices: Provider = {
  id: 'azure-communication-services',
  name: 'Azure Communication Services Email',
  kind: 'transactional',
  hosts: {
    exact: ['smtp.azurecomm.net'],
    mistaken: [{ hosts: ['smtp.azurecomm.com'], use: 'smtp.azurecomm.net', confidence: 'low', sources: [unverified] }],
    confidence: 'high',
    sources: [smtpPage],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
    { port: 25, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
  ],
  otherPorts: 'none',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [smtpPage] },
  usernameShape: {
    text: '<resource>|<Entra application id>|<Entra tenant id>, or the name of an SMTP Username resource.',
    shape: { parts: [{ alphabet: 'domain', length: { min: 1 } }, '|', ...uuid, '|', ...uuid] },
    shapeConfidence: 'medium',
    looseShape: { alphabet: 'visible', length: { min: 1 } },
    confidence: 'high',
    sources: [smtpPage, usernameResource],
  },
  passwordShape: {
    text: 'A client secret of the Entra application.',
    shape: { alphabet: 'visible', length: { min: 30 } },
    shapeConfidence: 'low',
    confidence: 'high',
    sources: [smtpPage],
  },
  sender: { rule: 'verified', text: 'A MailFrom address of a provisioned or verified domain.', confidence: 'medium', sources: [smtpPage] },
  spf: { includes: ['spf.protection.outlook.com'], confidence: 'low', sources: [unverified] },
  dkim: { selectors: ['selector1-azurecomm-prod-net', 'selector2-azurecomm-prod-net'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://portal.azure.com/', confidence: 'low' },
  docs: {
    url: 'https://learn.microsoft.com/azure/communication-services/quickstarts/email/send-email-smtp/smtp-authentication',
    confidence: 'low',
  },
  credential: {
    get: [
      'Register an application in Entra and add a client secret; copy its value.',
      'Give the application a role on the Communication Services resource that may read it and write its email service.',
      'Join resource name, application id and tenant id with | as user name, or make an SMTP Username resource.',
    ],
    reset: ['Add another client secret, put it in place, then delete the old one.'],
    revoke: ['Delete the client secret or the role assignment.'],
    limits: ['The secret is shown once and expires.', 'A new sending domain waits for its DNS records, for 24 to 48 hours at worst.'],
    confidence: 'high',
    sources: [smtpPage],
  },
  sendLimits: [{ text: "Low numbers a minute and an hour on Azure's own domains.", confidence: 'low', sources: [unverified] }],
  remarks: [
    { text: 'TLS 1.2 or newer.', confidence: 'high', sources: [smtpPage] },
    {
      text: 'Sources disagree on the user name: the page of 2023 has the three parts alone, the API of September 2024 adds custom names.',
      disputed: '2026-11-20',
      confidence: 'high',
      sources: [smtpPage, usernameResource],
    },
  ],
  checked: '2026-11-20',
};
