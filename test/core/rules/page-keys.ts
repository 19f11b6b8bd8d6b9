/** `⟨22⟩` is so many characters drawn by lot, `⟨64 hex⟩` so many hexadecimal digits, `⟨22 x⟩` so many times the letter. */
const RUN = /⟨(\d+)( hex| x)?⟩/g;

const MIXED = 'k7Q2z9V4x1mT8rJ5bN3wY6pL0cHdF';
const HEX = '9f3a7c1e5b2d8046';

export interface ExpandedLine {
  readonly text: string;
  /** Where a column of the page's line has gone. */
  readonly column: (before: number) => number;
}

/** A page must not hold what looks like a provider's key, so it says how long each run is; the key is made when the page is run. */
export function expandKeys(line: string): ExpandedLine {
  const runs = [...line.matchAll(RUN)].map(([written, length, kind], position) => {
    const characters = { ' hex': HEX, ' x': 'x' }[kind ?? ''] ?? MIXED.slice(position) + MIXED;
    return { written, text: characters.repeat(Math.ceil(Number(length) / characters.length)).slice(0, Number(length)) };
  });
  const ends = [...line.matchAll(RUN)].map(({ index, 0: { length } }) => index + length);
  let next = 0;
  return {
    text: line.replace(RUN, () => runs[next++]?.text ?? ''),
    column: before =>
      runs.reduce((sum, { written, text }, run) => ((ends[run] ?? 0) <= before ? sum + text.length - written.length : sum), before),
  };
}
