import { domainToASCII } from 'node:url';

/** A host for a question: letters beyond ASCII can look like others, and what the DNS is asked for is the form in which they do not. */
export function spellHost(host: string): string {
  const ascii = domainToASCII(host);
  return ascii === '' || ascii === host.toLowerCase() ? host : `${host} (${ascii})`;
}
