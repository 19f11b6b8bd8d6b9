import type { Secret } from '../../core/model/secret.ts';
import type { MailerSummary } from '../../protocol/requests.ts';
import type { Draft } from './form.ts';
import { withoutAbsent } from './profile.ts';

/** What a mailer of the workspace says of a credential. Clear text is not carried over: a credential is bound to TLS. */
export function draftFromMailer(mailer: MailerSummary, password: Secret, title: string): Draft {
  const { host, username, from, passwordVariable, port, encryption } = mailer;
  return {
    title,
    password,
    port: port ?? (encryption === 'implicit' ? 465 : 587),
    encryption: encryption === 'implicit' ? 'implicit' : 'starttls',
    ...withoutAbsent({ host, username, sender: from, variable: passwordVariable }),
  };
}
