import { BUILT_IN_TEMPLATES } from '../../core/templates/built-in.ts';
import { TEMPLATE_ENDINGS } from '../../core/templates/own-template.ts';
import { parseOptions } from '../parse-options.ts';
import { readSessionOptions, SESSION_OPTIONS, SESSION_USAGE, type SessionOptions } from '../check/session-options.ts';

export interface SendOptions extends SessionOptions {
  readonly to: readonly string[];
  /** The sender's address, when it is not the file's or the user's own. */
  readonly sender: string | undefined;
  readonly senderName: string | undefined;
  /** What the subject names; the current folder's name when absent. */
  readonly application: string | undefined;
  /** A built-in one by name, or the path of a file. */
  readonly template: string | undefined;
  /** The DNS may be asked about the sender's domain after the message. */
  readonly records: boolean;
}

export const SEND_USAGE = `Usage: envelope send --to a@b (--from path[:line] | --host h | --domain d | --driver d) [options]

Sends one test message, after the same stages as "envelope check", or through the API or program that the mailer uses. Never tries a
second time by itself.

Message:
  --to address             A recipient; may be given several times
  --sender address         Whom it is from (default: the file's sender, or the user when that is an address)
  --sender-name name       The name beside that address
  --application name       What the subject names (default: the current folder)
  --template t             ${BUILT_IN_TEMPLATES.join(', ')} (default: plain), or a ${TEMPLATE_ENDINGS.join(', ')} file
                           in the current folder; {{application}} and the like are filled in
  --records                Ask the DNS about the sender's domain afterwards, for better advice on where to look next

${SESSION_USAGE}
Exit code: 0 the server took the message for every recipient, 1 it did not, 2 could not run.
`;

export type ParsedSend = { readonly options: SendOptions } | { readonly help: true } | { readonly problem: string };

export function parseSendOptions(args: readonly string[]): ParsedSend {
  const parsed = parseOptions(args, {
    ...SESSION_OPTIONS,
    to: { type: 'string', multiple: true },
    sender: { type: 'string' },
    'sender-name': { type: 'string' },
    application: { type: 'string' },
    template: { type: 'string' },
    records: { type: 'boolean', default: false },
  });
  if ('problem' in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  if (positionals.length > 0) return { problem: 'it takes options alone; a recipient goes after --to.' };
  const to = (values.to ?? []).flatMap(each => each.split(',')).map(address => address.trim());
  if (to.length === 0) return { problem: 'name a recipient with --to.' };
  const session = readSessionOptions(values);
  if ('problem' in session) return session;
  return {
    options: {
      ...session,
      to,
      sender: values.sender,
      senderName: values['sender-name'],
      application: values.application,
      template: values.template,
      records: values.records,
    },
  };
}
