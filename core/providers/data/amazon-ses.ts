import type { Provider } from '../provider.ts';
import { nodemailer, observed, spfGuide, spree, symfony, unverified } from '../sources.ts';

const connectPage = 'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html';
const credentialsPage = 'https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html';
const derivation = 'https://gist.github.com/techsolx/904675202105a3e34900d357e9239b24';
const sandboxPage = 'https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html';

/** In nodemailer's list, or in the list of AWS's own example that derives SMTP passwords. */
const regions = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'us-gov-east-1',
  'us-gov-west-1',
];

/** SES has an API endpoint there; nobody has confirmed a submission host. */
const likelyRegions = [
  'af-south-1',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-5',
  'ca-west-1',
  'eu-central-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
];

export const amazonSes: Provider = {
  id: 'amazon-ses',
  name: 'Amazon SES',
  kind: 'transactional',
  hosts: {
    exact: [],
    patterns: [
      { prefix: 'email-smtp.', suffix: '.amazonaws.com', regions, likelyRegions },
      { prefix: 'email-smtp-fips.', suffix: '.amazonaws.com', regions: [], likelyRegions: [...regions, ...likelyRegions] },
    ],
    mistaken: [
      {
        hosts: [
          'email.us-east-1.amazonaws.com',
          'email-smtp.amazonaws.com',
          'smtp.us-east-1.amazonaws.com',
          'ses.amazonaws.com',
          'inbound-smtp.us-east-1.amazonaws.com',
          'smtp.mail.us-east-1.awsapps.com',
        ],
        use: 'email-smtp.us-east-1.amazonaws.com',
        confidence: 'medium',
        sources: ['https://docs.aws.amazon.com/general/latest/gr/ses.html', unverified],
      },
    ],
    confidence: 'high',
    sources: [connectPage, nodemailer, symfony],
  },
  ports: [
    { port: 587, encryption: 'starttls', confidence: 'high', sources: [connectPage] },
    { port: 2587, encryption: 'starttls', confidence: 'high', sources: [connectPage] },
    { port: 25, encryption: 'starttls', note: 'Throttled or blocked from EC2 at first.', confidence: 'high', sources: [connectPage] },
    { port: 465, encryption: 'implicit', confidence: 'high', sources: [connectPage] },
    { port: 2465, encryption: 'implicit', confidence: 'high', sources: [connectPage] },
  ],
  otherPorts: 'none',
  recommended: {
    port: 587,
    encryption: 'starttls',
    note: '465 with implicit TLS serves as well.',
    confidence: 'high',
    sources: [connectPage, spree],
  },
  usernameShape: {
    text: 'The SMTP user name: the access key id, 20 characters from AKIA, of the IAM user that SES made. A temporary key (ASIA…) does not work.',
    shape: { parts: ['AKIA', { alphabet: 'upper-alphanumeric', length: 16 }] },
    forbidden: [
      {
        shape: { parts: ['ASIA', { alphabet: 'upper-alphanumeric', length: 16 }] },
        what: 'a temporary access key id',
        confidence: 'low',
        sources: [unverified],
      },
    ],
    confidence: 'high',
    sources: [credentialsPage, derivation],
  },
  passwordShape: {
    text: 'The SMTP password of 44 Base64 characters that is derived from the secret key for one region; not the secret access key of 40 itself.',
    shape: {
      anyOf: [
        { parts: ['B', { alphabet: { characters: 'ABCDEFGHIJKLMNOP' }, length: 1 }, { alphabet: 'base64', length: 42 }] },
        { parts: ['A', { alphabet: { characters: 'ghijklmnopqrstuv' }, length: 1 }, { alphabet: 'base64', length: 42 }] },
      ],
    },
    looseShape: { alphabet: 'base64', length: 44 },
    forbidden: [
      {
        shape: { alphabet: 'base64', length: 40 },
        what: 'an AWS secret access key',
        confidence: 'high',
        sources: [credentialsPage, derivation],
      },
    ],
    confidence: 'high',
    sources: [credentialsPage, derivation],
  },
  sender: {
    rule: 'verified',
    text: 'A verified identity of that region; in the sandbox the recipients must be verified too.',
    confidence: 'high',
    sources: ['https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html', sandboxPage],
  },
  spf: {
    includes: ['amazonses.com'],
    note: 'On the custom MAIL FROM domain; the default MAIL FROM needs nothing.',
    confidence: 'high',
    sources: [spfGuide, observed],
  },
  dkim: {
    selectors: [],
    note: 'Three random tokens, each a CNAME to <token>.dkim.amazonses.com.',
    confidence: 'medium',
    sources: [observed, unverified],
  },
  console: { url: 'https://console.aws.amazon.com/ses/home#/smtp', confidence: 'low' },
  docs: { url: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html', confidence: 'high' },
  credential: {
    get: [
      "Verify the sender's domain or address in the region from which you send.",
      'Ask for production access: before that only verified recipients are reached.',
      'In that region open SMTP settings, Create SMTP credentials, and copy user name and password. Keys of an ordinary IAM user are not SMTP credentials.',
    ],
    reset: ["Create new SMTP credentials in the same region, put them in place, then delete the old IAM user's access key."],
    revoke: ['In IAM deactivate or delete the access key whose id is the user name.'],
    limits: [
      'Shown once.',
      'Good for one region.',
      'Two access keys per IAM user.',
      'Production access is granted per region, on request.',
      'A new credential can be refused for a minute or two.',
      'A new sending domain waits for its DNS records, for 24 to 48 hours at worst.',
    ],
    confidence: 'high',
    sources: [credentialsPage, sandboxPage, 'https://docs.aws.amazon.com/ses/latest/dg/regions.html'],
  },
  sendLimits: [
    {
      text: 'In the sandbox 200 messages in 24 hours, one a second, to verified recipients only.',
      confidence: 'high',
      sources: [sandboxPage],
    },
  ],
  remarks: [
    { text: 'Without TLS the server answers 530 "Must issue a STARTTLS command first".', confidence: 'high', sources: [connectPage] },
    { text: 'A password made for one region gets 535 in another.', confidence: 'high', sources: [credentialsPage] },
    {
      text: 'Two projects report that ap-southeast-3 has an API endpoint and no submission host.',
      confidence: 'medium',
      sources: [observed],
    },
    { text: 'smtp.mail.<region>.awsapps.com is Amazon WorkMail.', confidence: 'low', sources: [unverified] },
  ],
  checked: '2026-11-20',
};
