import { UNVERIFIED, type ReplyFact } from './reply-fact.ts';

const NODEMAILER = 'nodemailer, lib/errors.js.';

/** Errors that libraries raise by themselves, in the words that a user pastes from a log. Sockets, DNS and TLS are in conditions. */
export const PROGRAMS: readonly ReplyFact[] = [
  {
    id: 'missing-credentials',
    phrases: [['missing credentials for']],
    cause: 'nodemailer was given a login with an empty username or password, usually from an environment variable that is not set.',
    remedy: 'Check the names of the variables, and that dotenv runs before createTransport.',
    source: NODEMAILER,
    confidence: 'high',
  },
  {
    id: 'django-tls-ssl',
    phrases: [['email_use_tls/email_use_ssl are mutually exclusive']],
    cause: 'EMAIL_USE_TLS and EMAIL_USE_SSL are both True, which Django refuses.',
    remedy: 'For port 587 keep EMAIL_USE_TLS alone, for port 465 EMAIL_USE_SSL alone.',
    source: 'https://docs.djangoproject.com/en/stable/ref/settings/#email-use-ssl',
    confidence: 'high',
  },
  {
    id: 'auth-not-advertised',
    phrases: [['smtp auth extension not supported by server'], ['no supported authentication method']],
    cause: 'A login was tried where the server offers none: probably before TLS, on port 25, or with a local catcher.',
    remedy: 'Turn to TLS first, use the submission port, or take the credentials out for a local catcher.',
    source: UNVERIFIED,
    confidence: 'low',
  },
  {
    id: 'auth-mechanism',
    phrases: [['unsupported auth mechanism'], ['unsupported authentication mechanism']],
    cause: 'The server does not take the mechanism of this login, at least not on this session.',
    remedy: 'Use PLAIN or LOGIN after TLS has begun, or XOAUTH2 for personal accounts of Microsoft.',
    source: 'https://www.rfc-editor.org/rfc/rfc4954#section-4',
    confidence: 'medium',
  },
];
