/**
 * Loopback, a private network, or a name that only resolves inside one (`mailpit`, `smtp.internal`): what is said there crosses
 * no network of strangers, and nobody outside can say what listens.
 */
export function isLocalHost(host: string): boolean {
  const name = bareName(host);
  if (name.includes(':')) return isLocalIpv6(name);
  const octets = ipv4Octets(name);
  if (octets !== undefined) return isLocalIpv4(octets);
  return !name.includes('.') || LOCAL_DOMAIN.test(name);
}

/** This machine, or a container beside it: nobody else can use what is said there. */
export function isMachineLocal(host: string): boolean {
  const name = bareName(host);
  const isName = !name.includes('.') && !name.includes(':');
  return isName || name.endsWith('.localhost') || name === 'host.docker.internal' || /^127\.|^0\.0\.0\.0$/.test(name) || name === '::1';
}

export function isIpAddress(host: string): boolean {
  const name = bareName(host);
  return ipv4Octets(name) !== undefined || (name.includes(':') && /^[0-9a-f:]+(?:(?<=\d)(?:\.\d+){3})?$/i.test(name));
}

/** RFC 6761, 6762, 8375 and 9476, ICANN's `.internal`, and what routers and orchestrators hand out by custom. */
const LOCAL_DOMAIN = /\.(?:localhost|localdomain|local|internal|home\.arpa|test|invalid|alt|lan|intranet|corp|home|svc)$/;

/** RFC 1918, 1122 (loopback, this host), 3927 (link-local) and 6598 (carriers). */
function isLocalIpv4([first, second]: readonly [number, number, number, number]): boolean {
  if (first === 10 || first === 127 || first === 0) return true;
  if (first === 172) return second >= 16 && second <= 31;
  if (first === 100) return second >= 64 && second <= 127;
  return (first === 192 && second === 168) || (first === 169 && second === 254);
}

/** RFC 4291 (loopback, link-local, mapped IPv4) and 4193 (unique local). */
function isLocalIpv6(address: string): boolean {
  const mapped = ipv4Octets(address.slice(address.lastIndexOf(':') + 1));
  if (mapped !== undefined) return isLocalIpv4(mapped);
  return address === '::1' || address === '::' || /^(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(address);
}

function ipv4Octets(text: string): readonly [number, number, number, number] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])];
}

/** Lower case, without the brackets of an IPv6 address and the root's dot. */
function bareName(host: string): string {
  if (BARE.test(host)) return host;
  return host
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$|\.$/g, '');
}

const BARE = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;
