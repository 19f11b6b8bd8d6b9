import type { Explanation } from '../smtp/failure.ts';
import type { ApiDriver } from './api.ts';

/** What an answer of an API means. */
export interface AnswerFact {
  readonly id: string;
  readonly statuses?: readonly number[];
  /** The provider's own codes, without regard to case. */
  readonly codes?: readonly string[];
  /** Words in its message, in lower case. */
  readonly phrases?: readonly string[];
  readonly cause: string;
  readonly remedy: string;
  readonly source: string;
}

export interface ApiAnswer {
  readonly status: number;
  /** The provider's own code, where the answer has one. */
  readonly code?: string;
  readonly message: string;
}

const MAILGUN = 'https://documentation.mailgun.com/docs/mailgun/quickstart-guide/responses';
const MAILGUN_KEYS = 'https://documentation.mailgun.com/docs/mailgun/api-reference/authentication';
const POSTMARK = 'https://postmarkapp.com/developer/api/overview#error-codes';
const SES_SEND = 'https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html';
const SES_COMMON = 'https://docs.aws.amazon.com/ses/latest/APIReference-V2/CommonErrors.html';
const HTTP = 'https://www.rfc-editor.org/rfc/rfc9110#section-15';

/** The first that fits counts, so the more specific come first. */
const FACTS: Readonly<Record<ApiDriver, readonly AnswerFact[]>> = {
  mailgun: [
    {
      id: 'mailgun-sandbox-recipient',
      statuses: [400, 403],
      phrases: ['sandbox subdomains are for test purposes only', 'authorized recipients', 'free accounts are for test purposes only'],
      cause: 'The domain is a sandbox, which sends to authorized recipients alone.',
      remedy: 'Add the recipient to the sandbox’s authorized recipients, or send from a domain of your own.',
      source: MAILGUN,
    },
    {
      id: 'mailgun-key',
      statuses: [401],
      cause:
        'Mailgun refuses the API key: it is wrong, belongs to the other region, or is a sending key, which may send for its own domain and nothing else.',
      remedy: 'Compare key and region (US or EU) with the dashboard. With a sending key skip the check and send a test message.',
      source: MAILGUN_KEYS,
    },
    {
      id: 'mailgun-forbidden',
      statuses: [403],
      cause: 'The key is known, but may not do this: its role, the account or the domain is restricted.',
      remedy: 'Look at the key’s role and at the state of account and domain in the dashboard.',
      source: MAILGUN,
    },
    {
      id: 'mailgun-domain',
      statuses: [404],
      cause: 'The account has no such domain in this region.',
      remedy: 'Compare the domain with the dashboard, and choose the region that it was made in.',
      source: MAILGUN,
    },
    {
      id: 'mailgun-message',
      statuses: [400],
      cause: 'Mailgun does not take the message as it is; its answer says which part.',
      remedy: 'Mend the part that the answer names: most often the sender’s address or domain.',
      source: MAILGUN,
    },
  ],
  postmark: [
    {
      id: 'postmark-token',
      statuses: [401],
      cause: 'Postmark refuses the server API token: it is wrong, was replaced, or is an account token.',
      remedy: 'Copy the token from the API Tokens tab of the server, not of the account.',
      source: POSTMARK,
    },
    {
      id: 'postmark-sender',
      codes: ['400', '401'],
      cause: 'The sender is no confirmed signature and its domain is not verified.',
      remedy: 'Confirm the sender signature or verify the domain, or send from an address that is.',
      source: POSTMARK,
    },
    {
      id: 'postmark-pending',
      codes: ['412'],
      cause: 'The account waits for its approval and until then sends to addresses of the sender’s own domain alone.',
      remedy: 'Send to an address of the sender’s domain, or ask Postmark for the approval.',
      source: POSTMARK,
    },
    {
      id: 'postmark-inactive-recipient',
      codes: ['406'],
      cause: 'Postmark has switched a recipient off after a bounce, a complaint or a suppression.',
      remedy: 'Use another recipient, or activate this one in the server’s suppressions.',
      source: POSTMARK,
    },
    {
      id: 'postmark-not-allowed',
      codes: ['405', '413'],
      cause: 'The account may not send: it has no credits left or was stopped.',
      remedy: 'Look at the plan and at the messages of Postmark’s support in the account.',
      source: POSTMARK,
    },
    {
      id: 'postmark-attachment',
      codes: ['411'],
      cause: 'The message has an attachment of a kind that Postmark forbids.',
      remedy: 'Send it without that attachment, or in another format.',
      source: POSTMARK,
    },
    {
      id: 'postmark-message',
      statuses: [422],
      cause: 'Postmark does not take the message as it is; its answer says which part.',
      remedy: 'Mend the part that the answer names.',
      source: POSTMARK,
    },
  ],
  ses: [
    {
      id: 'ses-key-id',
      codes: ['UnrecognizedClientException', 'InvalidClientTokenId', 'InvalidAccessKeyId'],
      cause: 'AWS does not know the access key ID: it is misspelt, was deleted, or is temporary and came without its session token.',
      remedy: 'Compare it with the access keys of the IAM user. An SMTP user name of SES is no access key for the API.',
      source: SES_COMMON,
    },
    {
      id: 'ses-signature',
      codes: ['SignatureDoesNotMatch', 'InvalidSignatureException', 'IncompleteSignature', 'IncompleteSignatureException'],
      cause:
        'The secret access key does not belong to the access key ID, or the region is another one. An SMTP password of SES signs nothing.',
      remedy: 'Use the secret access key itself, in the region of the address, and check the clock of this machine.',
      source: SES_COMMON,
    },
    {
      id: 'ses-expired',
      codes: ['RequestExpired', 'ExpiredTokenException', 'ExpiredToken'],
      cause: 'The request or its session token has expired.',
      remedy: 'Get new temporary credentials, and check the clock of this machine.',
      source: SES_COMMON,
    },
    {
      id: 'ses-permission',
      codes: ['AccessDeniedException', 'AccessDenied', 'NotAuthorized'],
      cause: 'The key is right, but its policy does not allow this action.',
      remedy: 'Allow ses:SendRawEmail and ses:SendEmail to send, and ses:GetAccount for the check.',
      source: 'https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html',
    },
    {
      id: 'ses-not-verified',
      codes: ['MessageRejected'],
      phrases: ['not verified'],
      cause: 'In this region the sender is not verified, or the account is in the sandbox, where recipients must be verified too.',
      remedy: 'Verify the identity in this region, or ask for production access.',
      source: 'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html',
    },
    {
      id: 'ses-mail-from',
      codes: ['MailFromDomainNotVerifiedException'],
      cause: 'The MX record of the custom MAIL FROM domain is missing.',
      remedy: 'Publish the MX record that SES shows for the identity, or take the MAIL FROM domain away.',
      source: SES_SEND,
    },
    {
      id: 'ses-stopped',
      codes: ['AccountSuspendedException', 'SendingPausedException'],
      cause: 'Sending is paused or suspended for this account or configuration set.',
      remedy: 'Look at the account’s reputation and at the messages of AWS, then let them resume it.',
      source: SES_SEND,
    },
    {
      id: 'ses-quota',
      codes: ['LimitExceededException', 'TooManyRequestsException', 'Throttling', 'ThrottlingException'],
      cause: 'The account has reached its sending rate or its quota of the last 24 hours.',
      remedy: 'Wait, or ask for a higher quota in this region.',
      source: 'https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html',
    },
    {
      id: 'ses-message',
      codes: ['MessageRejected', 'BadRequestException', 'ValidationException'],
      cause: 'SES does not take the message as it is; its answer says why.',
      remedy: 'Mend the part that the answer names.',
      source: SES_SEND,
    },
  ],
};

const ANY: readonly AnswerFact[] = [
  {
    id: 'api-key-refused',
    statuses: [401, 403],
    cause: 'The API refuses the key, or the key may not do this.',
    remedy: 'Compare the key and its permissions with the provider’s dashboard.',
    source: HTTP,
  },
  {
    id: 'api-rate',
    statuses: [429],
    cause: 'Too many requests in a short time: the provider limits them.',
    remedy: 'Wait as long as the answer says, or a minute, before the next try. Envelope does not try again by itself.',
    source: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
  },
  {
    id: 'api-not-there',
    statuses: [404, 405, 410],
    cause: 'The address does not speak this API.',
    remedy: 'Compare the base URL in your own settings with the provider’s documentation, or remove it.',
    source: HTTP,
  },
  {
    id: 'api-too-large',
    statuses: [413],
    cause: 'The message is larger than the provider takes.',
    remedy: 'Send a smaller template.',
    source: HTTP,
  },
  {
    id: 'api-request',
    statuses: [400, 409, 415, 422],
    cause: 'The API does not take the request; its answer says why.',
    remedy: 'Mend the part that the answer names.',
    source: HTTP,
  },
  {
    id: 'api-down',
    statuses: [500, 502, 503, 504],
    cause: 'The provider has a trouble of its own, or something between here and there.',
    remedy: 'Look at the provider’s status page and try again later.',
    source: HTTP,
  },
];

/** What an answer that is no success means, with its cause, remedy and source. */
export function explainAnswer(driver: ApiDriver, answer: ApiAnswer): Explanation {
  const found = [...FACTS[driver], ...ANY].find(fact => fits(fact, answer));
  const { id, cause, remedy, source } = found ?? UNKNOWN;
  return { id, cause, remedy, source };
}

const UNKNOWN: AnswerFact = {
  id: 'api-answer',
  cause: 'The API answered with a status that says neither yes nor why not.',
  remedy: 'Look at the answer in the transcript, and at the base URL if your own settings change it.',
  source: HTTP,
};

function fits({ statuses, codes, phrases }: AnswerFact, { status, code, message }: ApiAnswer): boolean {
  if (statuses !== undefined && !statuses.includes(status)) return false;
  const folded = code?.toLowerCase();
  if (codes !== undefined && !codes.some(each => each.toLowerCase() === folded)) return false;
  const words = message.toLowerCase();
  return phrases === undefined || phrases.some(phrase => words.includes(phrase));
}
