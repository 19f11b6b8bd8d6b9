import { Secret } from '../../model/secret.ts';
import type { Value } from '../../model/value.ts';

/** Makes secrets of the texts of an expression. */
export function hideTexts(value: Value): Value {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? { ...value, value: new Secret(value.value) } : value;
    case 'reference':
      return value.fallback === undefined ? value : { ...value, fallback: hideTexts(value.fallback) };
    case 'conversion':
    case 'comparison':
      return { ...value, of: hideTexts(value.of) };
    case 'unknown':
      return value;
  }
}
