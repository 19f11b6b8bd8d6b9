import type { Meaning, Transport } from '../../model/mailer.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { interpretDraft } from '../nodemailer/interpret.ts';
import { sourceOf } from '../nodemailer/options.ts';

/** Names of `mail.transport`, in lower case, as Ghost compares them; what it does not know stops it. */
const TRANSPORTS: Readonly<Record<string, Transport>> = { smtp: 'smtp', sendmail: 'sendmail', ses: 'ses', stub: 'memory' };

/** Without a transport Ghost delivers to the recipients' servers itself. */
export function interpretMail(resolved: ResolvedDraft): Meaning {
  const meaning = interpretDraft(resolved);
  const setting = resolved.settings.find(({ name }) => name === 'transport');
  const chosen = setting?.result.known === true ? setting.result : undefined;
  const transport = (chosen && TRANSPORTS[String(chosen.value).toLowerCase()]) ?? 'other';
  if (transport === 'smtp') return passwordFromEnvironment(meaning);
  const { from, senderName } = meaning;
  return {
    transport: { ...meaning.transport, ...(chosen && sourceOf(chosen, 'transport')), value: transport },
    ...(from && { from }),
    ...(senderName && { senderName }),
    unknown: [],
    observations: [],
  };
}

/** Where the file leaves the password out, Ghost takes it from `mail__options__auth__pass`. https://ghost.org/docs/config/ */
function passwordFromEnvironment(meaning: Meaning): Meaning {
  if (meaning.username === undefined || meaning.password !== undefined) return meaning;
  return { ...meaning, unknown: [...meaning.unknown, 'password'] };
}
