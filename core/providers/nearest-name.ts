import { editDistance } from '../edit-distance.ts';

/**
 * The known host that was meant, if exactly one explains what was written.
 *
 * Names on the internet are close to each other (`smtp.mail.ru`, `smtp.mail.ee`), so an edit counts only where it cannot be somebody
 * else's name: in a service label (`smtp`, `mail`), in a generic top-level domain, or in a label of five characters or more.
 */
export function nearestName(host: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let fewest = MOST_EDITS + 1;
  for (const name of known) {
    if (Math.abs(name.length - host.length) > MOST_EDITS) continue;
    const edits = slips(host, name);
    if (edits >= fewest) continue;
    fewest = edits;
    nearest = name;
  }
  return nearest;
}

const MOST_EDITS = 2;

const SERVICE_LABELS: readonly string[] = ['smtp', 'mail', 'email'];

/** Only these are mistyped; a slip in a country's two letters is another country. */
const GENERIC_DOMAINS: readonly string[] = ['com', 'net', 'org'];

/** How many edits apart two hosts are, `Infinity` if the difference may be meant. */
function slips(host: string, known: string): number {
  const written = host.split('.');
  const labels = known.split('.');
  if (written.length !== labels.length) return withoutDots(host) === withoutDots(known) ? 1 : Infinity;
  let edits = 0;
  for (const [index, label] of labels.entries()) {
    const other = written[index] ?? '';
    if (other === label) continue;
    if (Math.abs(other.length - label.length) > MOST_EDITS) return Infinity;
    edits += editDistance(other, label);
    if (edits > MOST_EDITS || !isSlip(other, label, index === labels.length - 1)) return Infinity;
  }
  return edits;
}

function isSlip(written: string, label: string, isLast: boolean): boolean {
  if (digitsOf(written) !== digitsOf(label)) return false;
  if (isLast) return GENERIC_DOMAINS.includes(label) && editDistance(written, label) === 1;
  // `smtp.mail.com` is a host of its own, not `smtp.gmail.com` with a letter lost.
  if (SERVICE_LABELS.includes(written)) return false;
  if (SERVICE_LABELS.includes(label)) return editDistance(written, label) === 1;
  return beginsAlike(written, label) && label.length >= (editDistance(written, label) === 1 ? 5 : 8);
}

/** Fingers slip inside a word; another first letter is another name (`ymail`, `gmail`), unless the first two are swapped. */
function beginsAlike(written: string, label: string): boolean {
  return written.charAt(0) === label.charAt(0) || (written.charAt(0) === label.charAt(1) && written.charAt(1) === label.charAt(0));
}

/** `smtp1` and `smtp2` are different machines; `office356` is `office365` with two digits swapped. */
function digitsOf(label: string): string {
  return [...label]
    .filter(character => character >= '0' && character <= '9')
    .sort()
    .join('');
}

function withoutDots(host: string): string {
  return host.replaceAll('.', '');
}
