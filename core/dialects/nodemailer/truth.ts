import { Secret } from '../../model/secret.ts';
import type { Plain } from '../../model/value.ts';

/** JavaScript's idea of truth: every text but the empty one, `'false'` included. */
export function isTruthy(value: Plain): boolean {
  return value instanceof Secret ? !value.isEmpty : Boolean(value);
}
