import { Secret } from '../model/secret.ts';
import type { Value } from '../model/value.ts';

/** Texts become secrets, wherever in the expression they stand. */
export function conceal(value: Value): Value {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? { ...value, value: new Secret(value.value) } : value;
    case 'reference':
      return value.fallback === undefined ? value : { ...value, fallback: conceal(value.fallback) };
    case 'conversion':
    case 'comparison':
      return { ...value, of: conceal(value.of) };
    case 'unknown':
      return value;
  }
}
