import { BlockList, isIP } from 'node:net';

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** As the system looks names up, its hosts file included, in its order. Rejects with the system's code; has no deadline of its own. */
export async function lookUpAddresses(host: string): Promise<readonly Address[]> {
  const { lookup } = await import('node:dns/promises');
  const found = await lookup(host, { all: true, order: 'verbatim' });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

/** The host itself when it is an address already. */
export function literalAddress(host: string): Address | undefined {
  const family = isIP(host);
  return family === 0 ? undefined : { address: host, family: family === 6 ? 6 : 4 };
}

/** First the preferred family, then turn about (RFC 8305 §4), so that a broken family costs one attempt. */
export function interleave(addresses: readonly Address[]): readonly Address[] {
  const first = addresses[0]?.family;
  const preferred = addresses.filter(({ family }) => family === first);
  const others = addresses.filter(({ family }) => family !== first);
  return preferred.flatMap((address, index) => [address, ...others.slice(index, index + 1)]).concat(others.slice(preferred.length));
}

export type Reach = 'loopback' | 'private' | 'public';

/** How far an address reaches: this machine, a network without a public address (RFC 1918, 4193, 3927, 6598), or the internet. */
export function reachOf({ address, family }: Address): Reach {
  const inner = family === 6 ? innerAddress(address) : undefined;
  if (inner !== undefined) return reachOf({ address: inner, family: 4 });
  const type = family === 6 ? 'ipv6' : 'ipv4';
  const bare = address.split('%', 1)[0] ?? address;
  if (isIP(bare) === 0) return 'public';
  if (within(LOOPBACK, bare, type)) return 'loopback';
  return within(PRIVATE, bare, type) ? 'private' : 'public';
}

/**
 * The IPv4 address that an IPv6 one stands for: mapped (RFC 4291 §2.5.5.2) or translated (RFC 6052 §2.1). Either may be written in many ways,
 * and the parser of URLs brings them into one.
 */
function innerAddress(address: string): string | undefined {
  const url = URL.parse(`http://[${address.split('%', 1)[0] ?? address}]`);
  const [, high, low] = /^\[(?:::ffff|64:ff9b:):([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(url?.hostname ?? '') ?? [];
  if (high === undefined || low === undefined) return undefined;
  return [high, low].flatMap(part => [parseInt(part, 16) >> 8, parseInt(part, 16) & 255]).join('.');
}

/** Top-level names that never lead out: RFC 6761, 6762, 8375, 9476, and those that ICANN keeps for private use or never gives away. */
const INNER_NAMES = new Set([
  'localhost',
  'local',
  'test',
  'example',
  'invalid',
  'internal',
  'arpa',
  'alt',
  'lan',
  'home',
  'corp',
  'mail',
  'intranet',
]);

/** Whether a name is one that the public DNS should answer for: it has a domain, and not one for private use. An address has none. */
export function looksPublic(host: string): boolean {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  const last = labels.at(-1) ?? '';
  return labels.length > 1 && !INNER_NAMES.has(last) && !/^\d+$/.test(last);
}

type Net = readonly [string, number];

/** An address of zeros is no address; a connection to it reaches this machine. */
const LOOPBACK: readonly Net[] = [
  ['127.0.0.0', 8],
  ['0.0.0.0', 8],
  ['::', 128],
  ['::1', 128],
];

const PRIVATE: readonly Net[] = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
  ['fc00::', 7],
  ['fe80::', 10],
];

function within(nets: readonly Net[], address: string, type: 'ipv4' | 'ipv6'): boolean {
  if (type === 'ipv4')
    return nets.some(([net, prefix]) => !net.includes(':') && numberOf(net) >>> (32 - prefix) === numberOf(address) >>> (32 - prefix));
  const list = new BlockList();
  for (const [net, prefix] of nets) if (net.includes(':')) list.addSubnet(net, prefix, 'ipv6');
  return list.check(address, 'ipv6');
}

/** The 32 bits of an IPv4 address. */
function numberOf(address: string): number {
  return address.split('.').reduce((sum, octet) => (sum << 8) | Number(octet), 0);
}
