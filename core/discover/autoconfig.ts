import { isHost } from '../smtp/address.ts';
import type { SubmissionServer } from './srv.ts';

/** An outgoing server as an autoconfig file names it. Servers in clear text are left out: they are nothing to recommend. */
export interface AutoconfigServer extends SubmissionServer {
  /** With the address filled in, where one is known. */
  readonly username?: string;
}

/** Longer files are read only this far. In UTF-16 units. */
const READ_AT_MOST = 65_536;

/** More than any real file has; each would be a session. */
const SERVERS_AT_MOST = 8;

/**
 * Reads the submission servers of a file in Thunderbird's format (draft-ietf-mailmaint-autoconfig, `config-v1.1.xml`), in its order, which
 * is one of preference. Only the few elements that matter are looked for, so anything that is no such file has none.
 */
export function readAutoconfig(xml: string, address: string | undefined): readonly AutoconfigServer[] {
  const text = withoutComments(xml.slice(0, READ_AT_MOST));
  const servers: AutoconfigServer[] = [];
  for (
    let at = text.indexOf('<outgoingServer');
    at >= 0 && servers.length < SERVERS_AT_MOST;
    at = text.indexOf('<outgoingServer', at + 1)
  ) {
    const end = text.indexOf('</outgoingServer>', at);
    if (end < 0) break;
    const server = readServer(text.slice(at, end), address);
    if (server !== undefined) servers.push(server);
  }
  return servers;
}

function readServer(block: string, address: string | undefined): AutoconfigServer | undefined {
  if (!/^<outgoingServer\b[^>]{0,200}\btype=["']smtp["']/i.test(block)) return undefined;
  const host = elementOf(block, 'hostname')?.toLowerCase() ?? '';
  const port = Number(elementOf(block, 'port'));
  const socketType = elementOf(block, 'socketType')?.toUpperCase();
  const encryption = socketType === 'SSL' ? 'implicit' : socketType === 'STARTTLS' ? 'starttls' : undefined;
  const filledHost = fillIn(host, address);
  if (encryption === undefined || !isHost(filledHost) || !Number.isInteger(port) || port < 1 || port > 65_535) return undefined;
  const username = fillIn(elementOf(block, 'username') ?? '', address);
  const isKnown = username !== '' && !username.includes('%');
  return { host: filledHost, port, encryption, ...(isKnown && { username }) };
}

/** The text of the first element of that name; entities other than the five of XML stay as they are. */
function elementOf(block: string, name: string): string | undefined {
  const start = block.indexOf(`<${name}>`);
  const end = start < 0 ? -1 : block.indexOf(`</${name}>`, start);
  return end < 0 ? undefined : unescape(block.slice(start + name.length + 2, end).trim());
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

function fillIn(text: string, address: string | undefined): string {
  if (address === undefined) return text;
  const at = address.lastIndexOf('@');
  return text
    .replaceAll(/%EMAILADDRESS%/gi, () => address)
    .replaceAll(/%EMAILLOCALPART%/gi, () => address.slice(0, at))
    .replaceAll(/%EMAILDOMAIN%/gi, () => address.slice(at + 1));
}

function withoutComments(text: string): string {
  let rest = '';
  let from = 0;
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
    rest += text.slice(from, at);
    const end = text.indexOf('-->', at + 4);
    if (end < 0) return rest;
    from = end + 3;
  }
  return rest + text.slice(from);
}
