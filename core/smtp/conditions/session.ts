import type { ConditionFact } from '../conditions.ts';

const SMTP_REPLY = 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2';

/** What a session can meet after the connection: no mail server, broken replies, and Envelope's own refusals. */
export const SESSION_CONDITIONS = {
  'clear-text': {
    cause: 'The session is not encrypted, so the password would be readable by everybody on the way. Envelope stopped before the login.',
    remedy:
      'Use implicit TLS on 465 or require STARTTLS on 587. To send the password in clear text all the same, confirm it for this one time.',
    source: 'https://www.rfc-editor.org/rfc/rfc8314#section-4.1',
    confidence: 'high',
  },
  unverified: {
    cause:
      'The session is encrypted, but the server did not prove who it is, so the password could reach somebody else. Envelope stopped before the login.',
    remedy: 'Mend or trust the certificate. To send the password all the same, confirm it for this one time.',
    source: 'https://www.rfc-editor.org/rfc/rfc8314#section-4',
    confidence: 'high',
  },
  'http-server': {
    cause: 'A web server or a proxy answers on this port, in HTTP.',
    remedy: 'Check host and port. Behind a proxy, mail needs a direct way out; an HTTP proxy does not carry it.',
    source: SMTP_REPLY,
    confidence: 'high',
  },
  'mailbox-server': {
    cause: 'A mailbox server (IMAP or POP3) answers on this port: it reads mail and accepts none.',
    remedy: 'Use the provider’s submission host with port 465 or 587.',
    source: SMTP_REPLY,
    confidence: 'high',
  },
  'not-smtp': {
    cause: 'What came back is no reply of a mail server: every line has to begin with a three-digit code.',
    remedy: 'Check host and port. Something else may be listening there.',
    source: SMTP_REPLY,
    confidence: 'high',
  },
  'endless-line': {
    cause: 'The server sent a line without end. Replies are at most 512 bytes long.',
    remedy: 'Check host and port. A mail server does not do this.',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.5',
    confidence: 'high',
  },
  'endless-reply': {
    cause: 'The server sent a reply with more lines or bytes than any mail server needs, so Envelope stopped reading.',
    remedy: 'Check host and port. A mail server does not do this.',
    source: SMTP_REPLY,
    confidence: 'high',
  },
  'mixed-codes': {
    cause: 'The lines of one reply bear different codes, so it is not clear what the server means.',
    remedy: 'Check what stands between here and the server: a broken proxy does this.',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1',
    confidence: 'medium',
  },
  'unexpected-reply': {
    cause: 'The server answered with a code that has no place at this point of the session.',
    remedy: 'Read the transcript. Something between here and the server may be answering in its name.',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.3.2',
    confidence: 'medium',
  },
  'authentication-not-offered': {
    cause: 'A login is configured, but the server offers none on this session.',
    remedy: 'Use the submission port 465 or 587, turn to TLS before the login, or take the credentials out for a local catcher.',
    source: 'https://www.rfc-editor.org/rfc/rfc4954#section-3',
    confidence: 'high',
  },
  'mechanism-not-offered': {
    cause: 'The server does not offer the mechanism that the login needs.',
    remedy: 'Choose one of the mechanisms in the report, or leave the choice to Envelope.',
    source: 'https://www.rfc-editor.org/rfc/rfc4954#section-4',
    confidence: 'high',
  },
  'login-incomplete': {
    cause: 'The username or the password is empty, usually because a variable is not set.',
    remedy: 'Set both, or neither for a server without login.',
    source: 'https://www.rfc-editor.org/rfc/rfc4616#section-2',
    confidence: 'high',
  },
  'unusable-login': {
    cause: 'The username or the password holds a NUL or line break, which no mechanism can carry.',
    remedy: 'Enter it again. A line break often comes along when it is copied.',
    source: 'https://www.rfc-editor.org/rfc/rfc4616#section-2',
    confidence: 'high',
  },
  'bad-challenge': {
    cause: 'The server’s part of the login does not follow the mechanism, so the login was broken off.',
    remedy: 'Try the mechanism PLAIN over TLS. If it works, the server’s other mechanism is broken.',
    source: 'https://www.rfc-editor.org/rfc/rfc4954#section-4',
    confidence: 'medium',
  },
  'server-not-proven': {
    cause: 'The server accepted the login without proving that it knows the password. It may not be the server that it claims to be.',
    remedy: 'Do not trust this server. Compare host and certificate with the provider’s page.',
    source: 'https://www.rfc-editor.org/rfc/rfc5802#section-3',
    confidence: 'high',
  },
  'unsafe-text': {
    cause: 'A value holds a line break, a NUL or another control character, which would end the command and begin another one.',
    remedy: 'Take the control characters out. They often come along when a value is copied.',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2',
    confidence: 'high',
  },
  'not-an-address': {
    cause: 'This is not a single mail address of the form name@domain.',
    remedy: 'Enter one address per recipient, without a display name.',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2',
    confidence: 'high',
  },
  'internationalized-address': {
    cause: 'The address has letters beyond ASCII, and the server does not offer SMTPUTF8.',
    remedy: 'Use an address in ASCII; write a domain in its xn-- form.',
    source: 'https://www.rfc-editor.org/rfc/rfc6531#section-3.1',
    confidence: 'high',
  },
  internal: {
    cause: 'Envelope met an error of its own and stopped.',
    remedy: 'Report it together with the transcript, which holds no password.',
    source: 'Envelope.',
    confidence: 'high',
  },
} as const satisfies Record<string, ConditionFact>;
