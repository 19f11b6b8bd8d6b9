import type { Alphabet, AlphabetName, Length, Run, Shape } from '../../../core/providers/shape.ts';

/** A text of the shape, put together at run time so that no file holds anything that looks like a real key. */
export function exampleOf(shape: Shape): string {
  if ('exact' in shape) return shape.exact;
  if ('address' in shape) return `ann@${shape.address === true ? 'mail.example.org' : shape.address}`;
  if ('anyOf' in shape) return exampleOf(shape.anyOf[0] ?? { exact: '' });
  if ('parts' in shape) return shape.parts.map(part => (typeof part === 'string' ? part : exampleOfRun(part))).join('');
  if ('prefix' in shape) {
    const { prefix, alphabet = 'visible', length = { min: 20 } } = shape;
    return prefix + exampleOfRun({ alphabet, length });
  }
  return exampleOfRun(shape);
}

const SAMPLES: Readonly<Record<AlphabetName, string>> = {
  digits: '7294183650',
  lower: 'kqzvxjwbyp',
  upper: 'KQZVXJWBYP',
  hex: '9f3a7c1e5b',
  'hex-any-case': '9f3A7c1E5b',
  'lower-alphanumeric': 'k7q2z9v4x1',
  'upper-alphanumeric': 'K7Q2Z9V4X1',
  alphanumeric: 'k7Q2z9V4x1',
  base64: 'k7Q2+9V4/1',
  base64url: 'k7Q2-9V4_1',
  domain: 'mx7.ann-q2',
  visible: 'k7Q2!9V4#1',
};

function exampleOfRun({ alphabet, length }: Run): string {
  const characters = charactersOf(alphabet);
  return characters.repeat(Math.ceil(shortest(length) / characters.length)).slice(0, shortest(length));
}

function charactersOf(alphabet: Alphabet): string {
  return typeof alphabet === 'string' ? SAMPLES[alphabet] : alphabet.characters;
}

function shortest(length: Length): number {
  return typeof length === 'number' ? length : length.min;
}
