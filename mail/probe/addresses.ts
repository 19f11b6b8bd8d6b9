import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

export async function lookUpAddresses(host: string): Promise<readonly Address[]> {
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
  const mapped = /^::ffff:([0-9.]+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return reachOf({ address: mapped[1], family: 4 });
  const type = family === 6 ? 'ipv6' : 'ipv4';
  const bare = address.split('%', 1)[0] ?? address;
  if (isIP(bare) === 0) return 'public';
  if (within(LOOPBACK, bare, type)) return 'loopback';
  return within(PRIVATE, bare, type) ? 'private' : 'public';
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

/** Whether a name is one that the public DNS should answer for: it has a domain, and not one for private use. */
export function looksPublic(host: string): boolean {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  return labels.length > 1 && !INNER_NAMES.has(labels.at(-1) ?? '');
}

const LOOPBACK: readonly (readonly [string, number])[] = [
  ['127.0.0.0', 8],
  ['::1', 128],
];

const PRIVATE: readonly (readonly [string, number])[] = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
  ['fc00::', 7],
  ['fe80::', 10],
];

function within(nets: readonly (readonly [string, number])[], address: string, type: 'ipv4' | 'ipv6'): boolean {
  const list = new BlockList();
  for (const [net, prefix] of nets) list.addSubnet(net, prefix, net.includes(':') ? 'ipv6' : 'ipv4');
  return list.check(address, type);
}
