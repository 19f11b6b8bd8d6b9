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
    edits += distance(other, label);
    if (edits > MOST_EDITS || !isSlip(other, label, index === labels.length - 1)) return Infinity;
  }
  return edits;
}

function isSlip(written: string, label: string, isLast: boolean): boolean {
  if (digitsOf(written) !== digitsOf(label)) return false;
  if (isLast) return GENERIC_DOMAINS.includes(label) && distance(written, label) === 1;
  // `smtp.mail.com` is a host of its own, not `smtp.gmail.com` with a letter lost.
  if (SERVICE_LABELS.includes(written)) return false;
  if (SERVICE_LABELS.includes(label)) return distance(written, label) === 1;
  return beginsAlike(written, label) && label.length >= (distance(written, label) === 1 ? 5 : 8);
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

/** Edits between two labels; a swap of two neighbours is one (optimal string alignment). */
function distance(one: string, other: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const edited = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(swapped ? Math.min(edited, (beforeLast[column - 2] ?? 0) + 1) : edited);
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? one.length;
}
