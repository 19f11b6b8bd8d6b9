/**
 * Hosts and domains that people write where their own will stand: `smtp.example.com`, `mail.yourdomain.com`. `example.org` is left
 * to documentation, which shows configurations with it that are right otherwise.
 */
export function isPlaceholderHost(host: string): boolean {
  const name = host.trim().toLowerCase();
  return RESERVED.test(name) || POSSESSIVE.test(name) || NAMELESS.test(name);
}

/** RFC 2606 and RFC 6761. */
const RESERVED = /(?:^|\.)example(?:\.com|\.net)?$/;

const POSSESSIVE =
  /(?:^|\.)(?:your|my)[-_]?(?:own)?[-_]?(?:domain|company|host|server|provider|website|site|mail|mailserver|smtp|organization|org)(?:[-_.]|$)/;

const NAMELESS = /^(?:(?:smtp|mail|email)\.)?(?:domain|company|provider|yourprovider|mailserver)\.(?:com|org|net|tld)$|\.tld$/;
