import type { Secret } from '../../core/model/secret.ts';
import { passwordOfCredential, passwordOfFile } from '../check/login.ts';
import type { Envelope } from '../envelope.ts';
import type { ConnectionForm } from '../panel/messages.ts';
import type { TypedPassword } from './typed-password.ts';

/** The password that the form asks for, if it may go where the form says. */
export async function passwordOfForm(form: ConnectionForm, envelope: Envelope, typed: TypedPassword): Promise<Secret | undefined> {
  const { credentials, language, panel } = envelope;
  const choice = form.password;
  switch (choice.from) {
    case 'none':
    case 'microsoft':
      // A login is made of an account's token where it is needed; there is no password to keep.
      return undefined;
    case 'credential':
      return passwordOfCredential(credentials, choice.id, form);
    case 'file':
      return form.mailer === undefined ? undefined : passwordOfFile(language, form.mailer, form);
    case 'typed': {
      const password = typed.take(form, choice.password);
      panel.post({ type: 'passwordKept', kept: password !== undefined });
      return password;
    }
    default:
      return choice satisfies never;
  }
}
