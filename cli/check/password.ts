import { createReadStream } from 'node:fs';
import { Secret } from '../../core/model/secret.ts';
import { shownUsername } from '../../core/secrets/shown-username.ts';
import { spellHost } from '../../mail/probe/spell-host.ts';
import { printable } from '../../mail/wire/printable.ts';
import { codeOf } from '../../mail/wire/system-error.ts';
import type { SessionOptions } from './session-options.ts';
import type { Target } from './target.ts';
import { askSecret } from './prompt.ts';
import type { InteractiveTerminal } from './terminal.ts';

export type Password = { readonly password: Secret } | { readonly problem: string };

/** Where a secret would go, and who said so. */
export type Receiver = Pick<Target, 'host' | 'port' | 'username' | 'hostIsGiven' | 'hostFrom' | 'filePassword'>;

/** A secret and the ways in which it may come. */
export interface SecretSource {
  /** For people: `password`, `API key`. */
  readonly name: string;
  readonly fd: number | undefined;
  readonly fdOption: string;
  readonly variable: string;
  /** What else could be done without one; ends the sentence that lists the ways. */
  readonly otherwise: string;
}

/** More than any password or token; what is longer was not meant to be one. In bytes. */
const LONGEST = 65_536;

/**
 * The password of the target's user: from a file descriptor, from the file that names the host if the user picked that, from the variable,
 * or from a prompt that says where it goes. It is never an argument, which other users of the machine could read.
 */
export async function readPassword(options: SessionOptions, target: Receiver, terminal: InteractiveTerminal): Promise<Password> {
  if (options.passwordFd === undefined && options.filePassword) {
    const { filePassword } = target;
    return filePassword === undefined
      ? { problem: '--file-password: the mailer in the file has no password.' }
      : { password: filePassword };
  }
  const otherwise = '; --no-login checks without a login';
  const source = { name: 'password', fd: options.passwordFd, fdOption: '--password-fd', variable: 'ENVELOPE_PASSWORD', otherwise };
  return readSecret(source, target, terminal);
}

export async function readSecret(source: SecretSource, target: Receiver, terminal: InteractiveTerminal): Promise<Password> {
  const { env } = terminal;
  const { name, variable: nameOfVariable } = source;
  const bound = env['ENVELOPE_HOST'];
  const isElsewhere = bound !== undefined && !isSameHost(bound, target.host);
  if (source.fd !== undefined) {
    if (isElsewhere) return { problem: `the ${name} is for ENVELOPE_HOST, ${printable(bound)}, and not for ${printable(target.host)}.` };
    return readDescriptor(source.fd, name);
  }
  const variable = env[nameOfVariable];
  // Whoever wrote the file chose the host; the variable's owner did not.
  const isBound = !isElsewhere && (target.hostIsGiven || bound !== undefined);
  if (variable !== undefined && variable !== '' && isBound) return { password: new Secret(variable) };

  const typed = await askSecret(`${capitalize(name)} for ${describeReceiver(target)}: `, terminal);
  if (typed !== undefined) return { password: typed };
  if (terminal.stdin.isTTY === true) return { problem: `no ${name} was entered.` };
  if (variable !== undefined && variable !== '') {
    const named = bound === undefined ? 'ENVELOPE_HOST is not set' : `ENVELOPE_HOST names ${printable(bound)}`;
    return {
      problem: `${nameOfVariable} was not used: the host ${printable(target.host)} comes from ${target.hostFrom}, and ${named}. Set ENVELOPE_HOST to the host that the ${name} is for.`,
    };
  }
  const ways = `Set ${nameOfVariable}, give ${source.fdOption}, or run it in a terminal, where it asks${source.otherwise}`;
  return { problem: `${describeReceiver(target)} needs ${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}. ${ways}.` };
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names have no letter case, and may end in the root's dot. */
function isSameHost(one: string, other: string): boolean {
  const [first, second] = [one, other].map(name => name.trim().toLowerCase().replace(/\.$/, ''));
  return first === second;
}

function describeReceiver({ username, host, port, filePassword }: Receiver): string {
  return printable(`${username === undefined ? '' : `${shownUsername(username, filePassword)} at `}${spellHost(host)}:${String(port)}`);
}

/** The first line that comes through a descriptor, without its end. */
async function readDescriptor(fd: number, name: string): Promise<Password> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream('', { fd, autoClose: false }) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > LONGEST) return { problem: `file descriptor ${String(fd)} holds more than a secret.` };
    }
  } catch (error) {
    const code = codeOf(error) ?? 'unknown';
    return { problem: `file descriptor ${String(fd)} cannot be read (${code}).` };
  }
  const [line = ''] = Buffer.concat(chunks).toString('utf8').split(/\r?\n/, 1);
  return line === '' ? { problem: `file descriptor ${String(fd)} holds no ${name}.` } : { password: new Secret(line) };
}
