import type { Change } from '../../core/model/change.ts';
import { REDACTED } from '../../core/model/secret.ts';
import type { MailerSummary } from '../../protocol/requests.ts';
import type { ConnectionForm } from '../panel/messages.ts';

/** What has to be written so that the mailer says what the form says. Encryption before the port: a dialect may join the two. */
export function changesBetween(
  mailer: Pick<MailerSummary, 'host' | 'port' | 'encryption' | 'username'>,
  form: ConnectionForm,
): readonly Change[] {
  const { host, port, encryption, username } = form;
  return [
    ...(host === mailer.host ? [] : [{ set: 'host', to: host } as const]),
    ...(encryption === mailer.encryption ? [] : [{ set: 'encryption', to: encryption } as const]),
    ...(port === mailer.port ? [] : [{ set: 'port', to: port } as const]),
    // What is hidden stays in its file as it is, and is written into no other.
    ...(username === (mailer.username ?? '') || username === '' || username === REDACTED
      ? []
      : [{ set: 'username', to: username } as const]),
  ];
}
