import { usesColor, type Terminal } from '../terminal.ts';

export type Paint = (color: 'red' | 'yellow' | 'green' | 'faint' | 'bold', text: string) => string;

const CODES = { red: 31, yellow: 33, green: 32, faint: 90, bold: 1 } as const;

/** Colours on a terminal that takes them; the bare text everywhere else. */
export function createPaint(terminal: Terminal): Paint {
  if (!usesColor(terminal)) return (_color, text) => text;
  return (color, text) => `\u001b[${String(CODES[color])}m${text}\u001b[0m`;
}
