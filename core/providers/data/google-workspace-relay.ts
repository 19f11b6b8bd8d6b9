import type { Provider } from '../provider.ts';
import { gitlab, gmailGuide, googleTransition, nodemailer, observed, spfGuide, unverified } from '../sources.ts';

const relayPage = 'https://support.google.com/a/answer/2956491';

export const googleWorkspaceRelay: Provider = {
  id: 'google-workspace-relay',
  name: 'Google Workspace SMTP relay',
  kind: 'relay',
  hosts: {
    exact: ['smtp-relay.gmail.com'],
    mistaken: [
      {
        hosts: ['smtp-relay.google.com', 'relay.gmail.com'],
        use: 'smtp-relay.gmail.com',
        confidence: 'medium',
        sources: [gmailGuide, unverified],
      },
    ],
    confidence: 'high',
    sources: [relayPage, nodemailer, gitlab],
  },
  ports: [
    {
      port: 587,
      encryption: 'starttls',
      note: 'The port Google names for TLS; signing in needs it.',
      confidence: 'high',
      sources: [relayPage],
    },
    {
      port: 465,
      encryption: 'implicit',
      note: "nodemailer speaks implicit TLS here; Google's page counts 465 among the ports without TLS.",
      confidence: 'low',
      sources: [nodemailer],
    },
    {
      port: 25,
      encryption: 'optional',
      note: 'Without TLS only the IP address can authenticate.',
      confidence: 'high',
      sources: [relayPage],
    },
  ],
  otherPorts: 'none',
  recommended: { port: 587, encryption: 'starttls', confidence: 'high', sources: [relayPage, gitlab] },
  usernameShape: {
    text: 'Empty when the relay rule goes by IP address; otherwise the full Workspace address.',
    mayBeEmpty: true,
    confidence: 'high',
    sources: [relayPage, gitlab],
  },
  passwordShape: {
    text: 'Empty when the relay rule goes by IP address; otherwise an app password of 16 letters.',
    shape: { alphabet: 'lower', length: 16 },
    looseShape: {
      anyOf: [
        { alphabet: 'lower', length: 16 },
        {
          parts: [
            { alphabet: 'lower', length: 4 },
            ' ',
            { alphabet: 'lower', length: 4 },
            ' ',
            { alphabet: 'lower', length: 4 },
            ' ',
            { alphabet: 'lower', length: 4 },
          ],
        },
      ],
    },
    mayBeEmpty: true,
    confidence: 'medium',
    sources: [relayPage, gmailGuide],
  },
  sender: {
    rule: 'own-domain',
    text: 'What the rule\'s "Allowed senders" permit: as a rule any address of the organisation\'s domains.',
    confidence: 'medium',
    sources: [relayPage],
  },
  spf: { includes: ['_spf.google.com'], confidence: 'high', sources: [spfGuide, observed] },
  dkim: { selectors: ['google'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://admin.google.com/ac/apps/gmail/routing', confidence: 'low' },
  docs: { url: 'https://support.google.com/a/answer/2956491', confidence: 'high' },
  passwordRetirement: {
    state: 'app-passwords',
    text: 'An account password is refused; an app password or the IP address authenticates.',
    confidence: 'medium',
    sources: [relayPage, googleTransition],
  },
  credential: {
    get: [
      'As an administrator open Apps, Google Workspace, Gmail, Routing in the admin console.',
      'Under "SMTP relay service" add a rule: allowed senders, authentication by IP address or by signing in, and TLS.',
      'For signing in, create an app password for a user of the organisation.',
    ],
    reset: ['Create another app password for that user, put it in place, then delete the old one.'],
    revoke: ['Delete the app password, or remove the rule or the IP address from it.'],
    limits: ['A changed rule can take up to 24 hours to take effect.'],
    confidence: 'medium',
    sources: [relayPage, unverified],
  },
  sendLimits: [
    { text: '10,000 messages and 10,000 recipients per user in 24 hours.', confidence: 'high', sources: [relayPage] },
    { text: '4.6 million recipients per organisation in 24 hours, 319,444 in 10 minutes.', confidence: 'high', sources: [relayPage] },
  ],
  remarks: [
    { text: 'No user name and password is a legitimate set-up here.', confidence: 'high', sources: [relayPage, gitlab] },
    { text: 'The client should say its real domain in EHLO (nodemailer: name).', confidence: 'medium', sources: [relayPage, unverified] },
    {
      text: "Sources disagree on 465: nodemailer 9.0.5 uses implicit TLS, Google's page lists it without TLS.",
      disputed: '2026-11-20',
      confidence: 'low',
      sources: [nodemailer, relayPage],
    },
  ],
  checked: '2026-11-20',
};
