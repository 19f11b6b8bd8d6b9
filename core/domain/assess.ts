import type { Sending } from './assess/context.ts';
import { assessBimi, assessMtaSts, assessMx, assessPtr, assessTlsRpt } from './assess/delivery.ts';
import { assessDkim } from './assess/dkim.ts';
import { assessDmarc } from './assess/dmarc.ts';
import { assessSenders, assessSpf } from './assess/spf.ts';
import type { DomainFacts } from './facts.ts';
import { bySeverity, type DomainFinding } from './finding.ts';

/** What is wrong with the mail records of a domain, for whoever sends in its name; the gravest first. Nothing is said of what was not asked. */
export function assessDomain(facts: DomainFacts, sending: Sending = {}): readonly DomainFinding[] {
  const { domain, mx, spf, dkim, dmarc, mtaSts, tlsRpt, bimi, ptr } = facts;
  const findings = [
    ...(mx === undefined ? [] : assessMx(domain, mx)),
    ...(spf === undefined ? [] : assessSpf(spf, sending)),
    ...(dkim === undefined ? [] : assessDkim(domain, dkim, sending)),
    ...(dmarc === undefined ? [] : assessDmarc(domain, dmarc, sending)),
    ...(mtaSts === undefined ? [] : assessMtaSts(domain, mtaSts, mx)),
    ...(tlsRpt === undefined ? [] : assessTlsRpt(domain, tlsRpt, mtaSts)),
    ...(bimi === undefined ? [] : assessBimi(domain, bimi, dmarc)),
    ...(ptr === undefined ? [] : [...assessPtr(ptr), ...assessSenders(domain, ptr)]),
  ];
  // Of a name that does not exist, everything else is missing too, and saying so helps nobody.
  const absent = findings.filter(({ id }) => id === 'no-such-domain');
  return absent.length > 0 ? absent : findings.sort(bySeverity);
}
