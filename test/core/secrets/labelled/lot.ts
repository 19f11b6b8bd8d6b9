import { isInAlphabet } from '../../../../core/providers/shape.ts';
import type { Alphabet, Run, Shape } from '../../../../core/providers/shape.ts';

/** Draws the same lots on every machine: mulberry32, public domain. */
export class Lot {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0, below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  /** A text of the shape, every character drawn by lot. No file holds it: it looks like a real key. */
  text(shape: Shape): string {
    if ('exact' in shape) return shape.exact;
    if ('anyOf' in shape) return this.text(shape.anyOf[this.below(shape.anyOf.length)] ?? { exact: '' });
    if ('parts' in shape) return shape.parts.map(part => (typeof part === 'string' ? part : this.#run(part))).join('');
    if ('prefix' in shape) return shape.prefix + this.#run({ alphabet: shape.alphabet ?? 'alphanumeric', length: shape.length ?? 20 });
    if ('address' in shape) return `${this.#run({ alphabet: 'lower', length: 6 })}@mail.test`;
    return this.#run(shape);
  }

  #run({ alphabet, length }: Run): string {
    const characters = charactersOf(alphabet);
    const { min, max = min } = typeof length === 'number' ? { min: length } : length;
    return Array.from({ length: min + this.below(Math.min(max, min + 8) - min + 1) }, () => characters[this.below(characters.length)]).join(
      '',
    );
  }
}

function charactersOf(alphabet: Alphabet): string {
  if (typeof alphabet !== 'string') return alphabet.characters;
  const printable = Array.from({ length: 0x7f - 0x21 }, (_, position) => String.fromCharCode(0x21 + position));
  return printable.filter(character => character !== '=' && isInAlphabet(character.charCodeAt(0), alphabet)).join('');
}
