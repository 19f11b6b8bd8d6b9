import { decodeBase64 } from './base64.ts';
import { readTags, repeatedTags, tagValues } from './tags.ts';

export type DkimFlaw = 'wrong-version' | 'no-key' | 'unknown-key-type' | 'bad-key' | 'repeated-tag' | 'not-a-tag';

/** A public key as a domain publishes it (RFC 6376 §3.6.1, RFC 8463). */
export interface DkimKey {
  readonly text: string;
  /** `rsa`, `ed25519`, or what else stands there, in lower case. */
  readonly type: string;
  /** Of an RSA key's modulus; 256 for Ed25519. Absent when the key cannot be read. */
  readonly bits?: number;
  /** An empty `p`: every signature with this selector fails. */
  readonly isRevoked: boolean;
  /** `t=y`: receivers treat the message as if it had no signature. */
  readonly isTest: boolean;
  /** `t=s`: a signature's `i=` may name no subdomain. */
  readonly isStrict: boolean;
  /** Absent: any. */
  readonly hashes?: readonly string[];
  readonly services: readonly string[];
  readonly flaws: readonly DkimFlaw[];
}

/** Whether a TXT record at a selector's name is meant as a key: `v` may be absent, so a `p` is enough. */
export function isDkimKey(text: string): boolean {
  return /(?:^|;)\s*(?:v\s*=\s*DKIM1|p\s*=)/i.test(text.slice(0, 4096));
}

export function readDkimKey(text: string): DkimKey {
  const tags = readTags(text);
  const values = tagValues(tags);
  const type = (values.get('k') ?? 'rsa').toLowerCase();
  const key = values.get('p');
  const bits = key === undefined || key === '' ? undefined : keyLength(type, key);
  const flags = listOf(values.get('t'));
  const hashes = values.has('h') ? listOf(values.get('h')) : undefined;
  const version = tags.findIndex(({ name }) => name === 'v');
  const flaws: DkimFlaw[] = [];
  // When there is a version it has to be this one, and to stand first.
  if (version > 0 || (version === 0 && tags[0]?.value !== 'DKIM1')) flaws.push('wrong-version');
  if (key === undefined) flaws.push('no-key');
  if (type !== 'rsa' && type !== 'ed25519') flaws.push('unknown-key-type');
  else if (key !== undefined && key !== '' && bits === undefined) flaws.push('bad-key');
  if (tags.some(({ name }) => name === '')) flaws.push('not-a-tag');
  if (repeatedTags(tags).some(name => name !== '')) flaws.push('repeated-tag');
  return {
    text,
    type,
    ...(bits !== undefined && { bits }),
    isRevoked: key === '',
    isTest: flags.includes('y'),
    isStrict: flags.includes('s'),
    ...(hashes !== undefined && { hashes }),
    services: values.has('s') ? listOf(values.get('s')) : ['*'],
    flaws,
  };
}

function listOf(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(':')
    .map(part => part.trim().toLowerCase())
    .filter(part => part !== '');
}

function keyLength(type: string, key: string): number | undefined {
  const octets = decodeBase64(key);
  if (octets === undefined) return undefined;
  if (type === 'ed25519') return octets.length === 32 ? 256 : undefined;
  return type === 'rsa' ? modulusLength(octets) : undefined;
}

interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

const [INTEGER, BIT_STRING, SEQUENCE] = [0x02, 0x03, 0x30];

/** Bits of the modulus in a SubjectPublicKeyInfo (RFC 5280 §4.1), or in the bare RSAPublicKey (RFC 8017 §A.1.1) that some publish. */
function modulusLength(octets: readonly number[]): number | undefined {
  const outer = elementAt(octets, 0);
  if (outer?.tag !== SEQUENCE) return undefined;
  const first = elementAt(octets, outer.start);
  if (first?.tag === INTEGER) return integerBits(octets, first);
  const wrapped = first?.tag === SEQUENCE ? elementAt(octets, first.end) : undefined;
  if (wrapped?.tag !== BIT_STRING) return undefined;
  // The first octet of a bit string counts its unused bits.
  const key = elementAt(octets, wrapped.start + 1);
  const modulus = key?.tag === SEQUENCE ? elementAt(octets, key.start) : undefined;
  return modulus?.tag === INTEGER ? integerBits(octets, modulus) : undefined;
}

/** Tag, length and value of DER; `undefined` where it would lead out of the data. */
function elementAt(octets: readonly number[], position: number): Element | undefined {
  const [tag, length] = [octets[position], octets[position + 1]];
  if (tag === undefined || length === undefined) return undefined;
  const sizeOctets = length < 0x80 ? 0 : length & 0x7f;
  if (sizeOctets > 3) return undefined;
  const start = position + 2 + sizeOctets;
  const size = sizeOctets === 0 ? length : octets.slice(position + 2, start).reduce((sum, octet) => sum * 256 + octet, 0);
  return start + size <= octets.length ? { tag, start, end: start + size } : undefined;
}

function integerBits(octets: readonly number[], { start, end }: Element): number {
  let first = start;
  while (first < end && octets[first] === 0) first++;
  return first === end ? 0 : (end - first - 1) * 8 + (32 - Math.clz32(octets[first] ?? 0));
}
