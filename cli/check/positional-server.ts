import { existsSync } from 'node:fs';
import type { SessionValues } from './session-options.ts';

type Named = Pick<SessionValues, 'from' | 'host' | 'port'>;

/** What stands without an option in front: `settings.py:12` is a file if there is one, else `smtp.example.org:587` is a server. */
export function readPositional(positionals: readonly string[], values: SessionValues): Named | { readonly problem: string } {
  const { from, host, port } = values;
  const [named, second] = positionals;
  if (named === undefined) return {};
  if (second !== undefined || (from ?? host ?? values.domain) !== undefined) return { problem: 'name one file or one server.' };
  if (existsSync(named.replace(/:\d+$/, ''))) return { from: named };
  const [, name, bracketed, digits] = SERVER.exec(named) ?? [];
  const server = name ?? bracketed;
  // What was typed is not repeated: it may hold a password.
  if (server === undefined) return { problem: 'there is no such file, and a server is written as host or host:port.' };
  if (FILE.test(server)) return { problem: 'there is no such file; a server of this name is given as --host.' };
  if (digits !== undefined && port !== undefined) return { problem: 'the port is named twice.' };
  return { host: server, ...(digits !== undefined && { port: digits }) };
}

const SERVER = /^(?:([a-z0-9_.-]+)|\[([0-9a-f:.]+)\])(?::(\d{1,5}))?$/i;

/** `settings.py` from the wrong folder: to ask the DNS for it would only hide the slip. Mail servers have longer names, even in Paraguay. */
const FILE = /^\.|^[^.]+\.(?:py|[cm]?[jt]sx?|php|rb|env|ya?ml|properties|json|conf)$/i;
