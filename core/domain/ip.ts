/** Four or sixteen octets. */
export type Octets = readonly number[];

/** An address in text; `undefined` for anything else. An IPv4-mapped IPv6 address counts as IPv4 (RFC 7208 §5). */
export function parseIp(text: string): Octets | undefined {
  const octets = text.includes(':') ? parseIpv6(text) : parseIpv4(text);
  const mapped = octets?.length === 16 && octets.slice(0, 10).every(octet => octet === 0) && octets[10] === 255 && octets[11] === 255;
  return mapped ? octets.slice(12) : octets;
}

export function parseIpv4(text: string): Octets | undefined {
  if (text.length > 15) return undefined;
  const parts = text.split('.');
  const octets = parts.map(part => (/^(?:0|[1-9]\d{0,2})$/.test(part) ? Number(part) : 256));
  return octets.length === 4 && octets.every(octet => octet < 256) ? octets : undefined;
}

/** RFC 4291 §2.2, all three forms; without a zone. */
export function parseIpv6(text: string): Octets | undefined {
  if (text.length > 45 || text.length < 2) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = [groupsOf(halves[0] ?? ''), halves.length === 2 ? groupsOf(halves[1] ?? '') : []];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 16 - head.length - tail.length;
  // The abbreviation stands for at least one group; without it nothing may be missing.
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

function groupsOf(text: string): Octets | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  const octets: number[] = [];
  for (const [index, group] of groups.entries()) {
    const embedded = index === groups.length - 1 && group.includes('.') ? parseIpv4(group) : undefined;
    if (embedded !== undefined) octets.push(...embedded);
    else if (/^[0-9a-f]{1,4}$/i.test(group)) octets.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255);
    else return undefined;
  }
  return octets;
}

/** Whether the first `prefix` bits agree. Addresses of different families never do. */
export function isInNetwork(address: Octets, network: Octets, prefix: number): boolean {
  if (address.length !== network.length) return false;
  return address.every((octet, index) => {
    const bits = Math.min(8, Math.max(0, prefix - index * 8));
    const mask = (0xff << (8 - bits)) & 0xff;
    return (octet & mask) === ((network[index] ?? 0) & mask);
  });
}

/** The name whose PTR record tells the address's own name (RFC 1035 §3.5, RFC 3596 §2.5). */
export function reverseName(address: Octets): string {
  return `${[...labelsOf(address)].reverse().join('.')}.${address.length === 4 ? 'in-addr' : 'ip6'}.arpa`;
}

/** Octets of IPv4 in decimal, those of IPv6 as nibbles: the labels of a reverse name, and the parts of the macro `%{i}` (RFC 7208 §7.3). */
export function labelsOf(address: Octets): readonly string[] {
  if (address.length === 4) return address.map(String);
  return address.flatMap(octet => [(octet >> 4).toString(16), (octet & 15).toString(16)]);
}
