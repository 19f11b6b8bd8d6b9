/**
 * Words without which no dialect finds a mailer. Cheap enough to ask before any parser or process is loaded: one pass, and a
 * false yes only costs a start.
 */
const WORDS = /smtp|spring\.mail|\bmail:[ \t]*[\r\n#{]|nodemailer|email_|mail_|mailer|sendgrid|mailgun|postmark|sparkpost/i;

/** Files larger than this are read only so far. UTF-16 units. */
const LIMIT = 1_000_000;

export function mayHoldMailSettings(text: string): boolean {
  return WORDS.test(text.length > LIMIT ? text.slice(0, LIMIT) : text);
}
