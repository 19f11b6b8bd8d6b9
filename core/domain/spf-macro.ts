import { labelsOf, type Octets } from './ip.ts';

const EXPANSION = /%(?:[%_-]|\{([slodipvh])(\d*)(r?)([.+,/_=-]*)\})/gi;
const SPEC = /^(?:[!-$&-~]|%[%_-]|%\{[slodipvh]\d*r?[.+,/_=-]*\})+$/i;

/** The longest text that is read as a domain: what a TXT record's strings could hold several times over. In UTF-16 units. */
const SPEC_AT_MOST = 1024;

/** A domain, perhaps with macros, that ends in a top label or in a macro (RFC 7208 §7.1). */
export function isDomainSpec(text: string): boolean {
  if (text.length > SPEC_AT_MOST || !SPEC.test(text)) return false;
  if (/%\{[^{}]*\}$/.test(text.slice(-64)) || /%[%_-]$/.test(text)) return true;
  const labels = (text.endsWith('.') ? text.slice(0, -1) : text).split('.');
  const top = labels.at(-1) ?? '';
  return labels.length > 1 && /^(?=.*[a-z-])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(top);
}

export function hasMacro(text: string): boolean {
  return text.includes('%');
}

/** What the macros stand for while one message is looked at. */
export interface MacroValues {
  /** The envelope sender, `local@domain`. */
  readonly sender: string;
  /** The domain whose record is being read. */
  readonly domain: string;
  readonly address: Octets;
  readonly helo: string;
}

/** Expands a domain-spec (RFC 7208 §7.3). A name that becomes too long loses labels on the left. */
export function expandDomain(text: string, values: MacroValues): string {
  let expanded = '';
  let end = 0;
  for (const match of text.matchAll(EXPANSION)) {
    expanded += text.slice(end, match.index) + expandMacro(match, values);
    end = match.index + match[0].length;
  }
  expanded += text.slice(end);
  let name = expanded.endsWith('.') ? expanded.slice(0, -1) : expanded;
  while (name.length > 253 && name.includes('.')) name = name.slice(name.indexOf('.') + 1);
  return name.toLowerCase();
}

function expandMacro([whole, letter, digits = '', reverse = '', delimiters = '']: RegExpExecArray, values: MacroValues): string {
  if (letter === undefined) return whole === '%%' ? '%' : whole === '%_' ? ' ' : '%20';
  const parts = valueOf(letter.toLowerCase(), values).split(delimiters === '' ? '.' : oneOf(delimiters));
  if (reverse !== '') parts.reverse();
  const count = digits === '' ? parts.length : Number(digits);
  const kept = count >= parts.length ? parts : parts.slice(parts.length - count);
  return /[A-Z]/.test(letter) ? encodeURIComponent(kept.join('.')) : kept.join('.');
}

function oneOf(delimiters: string): RegExp {
  return new RegExp(`[${delimiters.replace('-', '\\-')}]`);
}

function valueOf(letter: string, { sender, domain, address, helo }: MacroValues): string {
  const at = sender.lastIndexOf('@');
  switch (letter) {
    case 's':
      return sender;
    case 'l':
      return sender.slice(0, Math.max(at, 0));
    case 'o':
      return sender.slice(at + 1);
    case 'd':
      return domain;
    case 'i':
      return labelsOf(address).join('.');
    case 'v':
      return address.length === 4 ? 'in-addr' : 'ip6';
    case 'h':
      return helo;
    // The validated name of the client is not worth its look-ups: "unknown" is what §7.3 has for it.
    default:
      return 'unknown';
  }
}
