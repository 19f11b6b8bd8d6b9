/** Which version of a package a project has, as far as its files tell. */
export interface Version {
  /** As it is written, without an operator: `10.0.12`, `6.1rc1`. Empty where any will do. */
  readonly text: string;
  /** The numbers that it begins with: `[10, 0, 12]`. */
  readonly numbers: readonly number[];
  /** `installed`: a lock file or an exact requirement says so. `at-least`: a range that begins here. */
  readonly certainty: 'installed' | 'at-least';
  /** The project asks for it itself; absent for what a lock file lists, which may be a package's own need. */
  readonly isDirect?: true;
}

const NUMBERS = /^\d{1,9}(?:\.\d{1,9}){0,5}/;

/** `v11.35.1`, `==5.2`, `2.0.0-rc.1`. `undefined` for what does not begin with a number. */
export function readVersion(text: string, certainty: Version['certainty']): Version | undefined {
  const plain = text.trim().replace(/^v(?=\d)/i, '');
  const numbers = NUMBERS.exec(plain)?.[0].split('.').map(Number);
  return numbers && { text: plain, numbers, certainty };
}

/**
 * What a requirement says at the least: `^6.9.1`, `>=5.2,<6`, `~> 7.1`, `11.* || 12.*`. An operator-less version means itself to npm
 * and Maven. Whatever begins nowhere may be any version.
 */
export function readRequirement(text: string): Version {
  const bounds = text
    .slice(0, LONGEST)
    .split('||')
    .map(alternative => lowerBound(alternative));
  return bounds.reduce((least, next) => (compareNumbers(next.numbers, least.numbers) < 0 ? next : least));
}

/** Of a requirement, in UTF-16 units: nobody writes a longer one. */
const LONGEST = 200;

function lowerBound(alternative: string): Version {
  const parts = alternative
    .split(/[,;]|(?<!\s)\s+(?=[<>=!~^])/)
    .map(part => part.trim())
    .filter(part => part !== '');
  for (const part of parts) {
    const [, operator = '', rest = ''] = /^([<>=!~^]*)\s*(.*)$/s.exec(part) ?? [];
    if (operator.startsWith('<') || operator.startsWith('!')) continue;
    const isExact = (operator === '' || /^=+$/.test(operator)) && parts.length === 1 && !/[*x]|\s-\s/i.test(rest);
    const version = readVersion(rest, isExact ? 'installed' : 'at-least');
    if (version !== undefined) return version;
  }
  return { text: '', numbers: [0], certainty: 'at-least' };
}

/** Certainly older than `bound`; never for a range, which newer versions fit as well. */
export function isCertainlyBefore(version: Version | undefined, bound: string): boolean {
  return version?.certainty === 'installed' && compareNumbers(version.numbers, numbersOf(bound)) < 0;
}

/** Certainly `bound` or newer. A release candidate counts as its release. */
export function isCertainlyFrom(version: Version | undefined, bound: string): boolean {
  return version !== undefined && compareNumbers(version.numbers, numbersOf(bound)) >= 0;
}

/** Below 0 where `one` is older, above where it is newer. A place that is not written is 0, so that 2 and 2.0.0 are the same. */
export function compareVersions(one: Version, other: Version): number {
  return compareNumbers(one.numbers, other.numbers);
}

function numbersOf(text: string): readonly number[] {
  return text.split('.').map(Number);
}

function compareNumbers(one: readonly number[], other: readonly number[]): number {
  for (let place = 0; place < Math.max(one.length, other.length); place++) {
    const difference = (one[place] ?? 0) - (other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
