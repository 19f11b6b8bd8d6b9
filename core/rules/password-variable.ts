import type { Mailer } from '../model/mailer.ts';

/** `SMTP_USER` has `SMTP_PASS` beside it, `MAIL_USERNAME` and `EMAIL_HOST` have `MAIL_PASSWORD` and `EMAIL_PASSWORD`. */
const SIBLING = /^(.*?)(?:HOST_)?(USER|USERNAME|LOGIN|HOST|SERVER|PORT|SECURE|FROM)$/;

/** The name for an environment variable that is to hold the mailer's password, in the manner of those it already reads. */
export function nameForPassword({ settings, password }: Mailer): string {
  const own = settings.find(({ name }) => name === password?.setting);
  if (own !== undefined && /^[A-Z][A-Z0-9_]*$/.test(own.name)) return own.name;
  for (const { result } of settings) {
    const [, prefix, role] = SIBLING.exec(result.variable ?? '') ?? [];
    if (prefix !== undefined && prefix !== '') return prefix + (role === 'USER' ? 'PASS' : 'PASSWORD');
  }
  return 'SMTP_PASSWORD';
}
