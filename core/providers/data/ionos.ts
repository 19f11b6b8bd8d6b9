import type { Provider } from '../provider.ts';
import { gitlab, nodemailer, unverified } from '../sources.ts';

const thunderbirdIonos = 'thunderbird/autoconfig@3c267a844f3c ispdb/ionos.com';

export const ionos: Provider = {
  id: 'ionos',
  name: 'IONOS / 1&1',
  kind: 'hosting-mailbox',
  aliases: ['1und1', '1and1'],
  hosts: {
    exact: [
      'smtp.ionos.com',
      'smtp.ionos.de',
      'smtp.ionos.co.uk',
      'smtp.ionos.fr',
      'smtp.ionos.es',
      'smtp.ionos.it',
      'smtp.ionos.mx',
      'smtp.ionos.ca',
    ],
    legacy: [
      { host: 'smtp.1und1.de', use: 'smtp.ionos.de', confidence: 'high', sources: [thunderbirdIonos, gitlab] },
      { host: 'smtp.1and1.com', use: 'smtp.ionos.com', confidence: 'high', sources: [thunderbirdIonos, gitlab] },
    ],
    mistaken: [
      { hosts: ['mail.ionos.com', 'mx00.ionos.com'], use: 'smtp.ionos.com', confidence: 'medium', sources: [thunderbirdIonos, unverified] },
    ],
    confidence: 'high',
    sources: [thunderbirdIonos, gitlab],
  },
  ports: [
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [thunderbirdIonos] },
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [thunderbirdIonos, gitlab] },
  ],
  otherPorts: 'unlikely',
  recommended: { port: 465, encryption: 'implicit', confidence: 'medium', sources: [thunderbirdIonos] },
  usernameShape: { text: 'The full e-mail address.', shape: { address: true }, confidence: 'high', sources: [thunderbirdIonos] },
  passwordShape: { text: 'The mailbox password.', confidence: 'medium', sources: [thunderbirdIonos] },
  sender: { rule: 'own-domain', text: "An address of the contract's domains.", confidence: 'low', sources: [unverified] },
  spf: {
    includes: ['_spf.perfora.net', '_spf.kundenserver.de'],
    note: 'perfora.net in the United States, kundenserver.de in Germany.',
    confidence: 'low',
    sources: [unverified],
  },
  dkim: { selectors: ['s1-ionos', 's2-ionos'], confidence: 'low', sources: [unverified] },
  console: { url: 'https://my.ionos.com/email', confidence: 'low' },
  docs: { url: 'https://www.ionos.com/help/index.php?id=2490', confidence: 'high' },
  credential: {
    get: ['Create the mailbox in https://my.ionos.com/email; its password is the credential.'],
    reset: ['Change the mailbox password there.'],
    revoke: ['Change the password, or delete the mailbox.'],
    limits: ['One password per mailbox.'],
    confidence: 'low',
    sources: [unverified],
  },
  sendLimits: [],
  remarks: [
    {
      text: 'Sources disagree on the host: nodemailer lists smtp.1und1.de alone, the newer ones smtp.ionos.<country>.',
      disputed: '2026-11-20',
      confidence: 'medium',
      sources: [nodemailer, thunderbirdIonos],
    },
  ],
  checked: '2026-11-20',
};
