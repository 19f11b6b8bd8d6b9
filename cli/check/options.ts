import { parseOptions } from '../parse-options.ts';
import { readPositional } from './positional-server.ts';
import { readSessionOptions, SESSION_OPTIONS, SESSION_USAGE, type SessionOptions } from './session-options.ts';

export interface CheckOptions extends SessionOptions {
  readonly ports: boolean;
  readonly tlsVersions: boolean;
  readonly envelope: { readonly sender: string; readonly recipient: string } | undefined;
}

export const CHECK_USAGE = `Usage: envelope check [host[:port] | path[:line]] [options]

Checks a mail server stage by stage and says what is wrong and what to do; of a mailer that sends through an API or a program,
the key or the program. Sends no message.

What:
  --ports                  Ask the usual ports and the provider's own how they answer
  --tls-versions           Ask which versions of TLS the server takes
  --envelope from,to       Ask whether a message from and to these would be taken; nothing is sent

${SESSION_USAGE}
Exit code: 0 all stages passed, 1 a stage failed, 2 could not run.
`;

export type ParsedCheck = { readonly options: CheckOptions } | { readonly help: true } | { readonly problem: string };

export function parseCheckOptions(args: readonly string[]): ParsedCheck {
  const parsed = parseOptions(args, {
    ...SESSION_OPTIONS,
    ports: { type: 'boolean', default: false },
    'tls-versions': { type: 'boolean', default: false },
    envelope: { type: 'string' },
  });
  if ('problem' in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  const named = readPositional(positionals, values);
  if ('problem' in named) return named;
  const session = readSessionOptions({ ...values, ...named });
  if ('problem' in session) return session;
  const addresses = values.envelope?.split(',').map(address => address.trim());
  const [sender, recipient] = addresses ?? [];
  if (addresses !== undefined && (addresses.length !== 2 || sender === undefined || recipient === undefined || recipient === '')) {
    return { problem: '--envelope takes two addresses: from,to.' };
  }
  const envelope = sender === undefined || recipient === undefined ? undefined : { sender, recipient };
  return { options: { ...session, ports: values.ports, tlsVersions: values['tls-versions'], envelope } };
}
