import { createReadStream } from 'node:fs';
import { Secret } from '../../core/model/secret.ts';
import { printable } from '../../mail/wire/printable.ts';
import type { SessionOptions } from './session-options.ts';
import type { Target } from './target.ts';
import { askSecret } from './prompt.ts';
import type { InteractiveTerminal } from './terminal.ts';

export type Password = { readonly password: Secret } | { readonly problem: string };

/** More than any password or token; what is longer was not meant to be one. In bytes. */
const LONGEST = 65_536;

const WAYS = 'Set ENVELOPE_PASSWORD, give --password-fd, or run it in a terminal, where it asks; --no-login checks without a login';

/**
 * The password of the target's user: from a file descriptor, from the file that names the host if the user picked that, from the variable,
 * or from a prompt that says where it goes. It is never an argument, which other users of the machine could read.
 */
export async function readPassword(options: SessionOptions, target: Target, terminal: InteractiveTerminal): Promise<Password> {
  const { env } = terminal;
  const bound = env['ENVELOPE_HOST'];
  const isElsewhere = bound !== undefined && !isSameHost(bound, target.host);
  if (options.passwordFd !== undefined) {
    if (isElsewhere) return { problem: `the password is for ENVELOPE_HOST, ${printable(bound)}, and not for ${printable(target.host)}.` };
    return readDescriptor(options.passwordFd);
  }
  if (options.filePassword) {
    const { filePassword } = target;
    return filePassword === undefined
      ? { problem: '--file-password: the mailer in the file has no password.' }
      : { password: filePassword };
  }
  const variable = env['ENVELOPE_PASSWORD'];
  // Whoever wrote the file chose the host; the variable's owner did not.
  const isBound = !isElsewhere && (target.hostIsGiven || bound !== undefined);
  if (variable !== undefined && variable !== '' && isBound) return { password: new Secret(variable) };

  const typed = await askSecret(`Password for ${describeReceiver(target)}: `, terminal);
  if (typed !== undefined) return { password: typed };
  if (terminal.stdin.isTTY === true) return { problem: 'no password was entered.' };
  if (variable !== undefined && variable !== '') {
    const named = bound === undefined ? 'ENVELOPE_HOST is not set' : `ENVELOPE_HOST names ${printable(bound)}`;
    return {
      problem: `ENVELOPE_PASSWORD was not used: the host ${printable(target.host)} comes from ${target.hostFrom}, and ${named}. Set ENVELOPE_HOST to the host that the password is for.`,
    };
  }
  return { problem: `${describeReceiver(target)} needs a password. ${WAYS}.` };
}

/** Names have no letter case, and may end in the root's dot. */
function isSameHost(one: string, other: string): boolean {
  const [first, second] = [one, other].map(name => name.trim().toLowerCase().replace(/\.$/, ''));
  return first === second;
}

function describeReceiver({ username, host, port }: Target): string {
  return printable(`${username ?? ''} at ${host}:${String(port)}`);
}

/** The first line that comes through a descriptor, without its end. */
async function readDescriptor(fd: number): Promise<Password> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream('', { fd, autoClose: false }) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > LONGEST) return { problem: `file descriptor ${String(fd)} holds more than a password.` };
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { problem: `file descriptor ${String(fd)} cannot be read (${code}).` };
  }
  const [line = ''] = Buffer.concat(chunks).toString('utf8').split(/\r?\n/, 1);
  return line === '' ? { problem: `file descriptor ${String(fd)} holds no password.` } : { password: new Secret(line) };
}
