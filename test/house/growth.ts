import { timeOf } from '../core/secrets/time-of.ts';

/** In UTF-16 units. A quadratic expression shows itself at the first length; at the second it would take minutes. */
const LENGTHS = [8_000, 200_000];

/** Milliseconds of processor time for every 8,000 characters: repetitions of at most a few hundred steps per character stay below. */
const AT_MOST = 20;

/** Characters that end what came before, and fail where the end is expected. */
const ENDS = ['', '\0', '\n', '\u2028'];

/** The repetition of an expression's own characters on which it takes more than linear time, if there is one. */
export function superLinearOn(source: string, flags: string): string | undefined {
  const expression = new RegExp(source, flags.replace('y', ''));
  const atoms = atomsOf(source);
  const pumps = [...atoms, ...atoms.flatMap(one => atoms.filter(other => other !== one).map(other => one + other))];
  for (const pump of pumps) {
    for (const start of ['', ...atoms]) {
      for (const length of start === '' ? LENGTHS : LENGTHS.slice(0, 1)) {
        const text = start + pump.repeat(length / pump.length);
        for (const end of ENDS) {
          const search = () => (expression.global ? (text + end).replaceAll(expression, '') : expression.test(text + end));
          const limit = (AT_MOST * length) / 8_000;
          if (timeOnce(search) > limit && timeOf(search) > limit) return JSON.stringify([start, pump, end]);
        }
      }
    }
  }
  return undefined;
}

function timeOnce(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

/** The words and signs that an expression is written with, and one character of each class that it can name. */
function atomsOf(source: string): readonly string[] {
  const plain = source
    .replaceAll(/\[\^?(?:\\.|[^\]\\])*\]/g, ' ')
    .replaceAll(/\(\?(?:<?[=!]|:)/g, ' ')
    .replaceAll(/\{\d+(?:,\d*)?\}/g, ' ');
  const words = plain.match(/[\w@-]{2,}/g) ?? [];
  const signs = plain.match(/\\[^\w\s]|[^\w\s\\()[\]{}|?*+^$.]/g) ?? [];
  const classes = [' ', '\t', '\n', 'a', '0'];
  return [...new Set([...classes, ...signs.map(sign => sign.at(-1) ?? ''), ...words])].slice(0, 14);
}
