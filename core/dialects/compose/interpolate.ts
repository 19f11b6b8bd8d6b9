import type { Value } from '../../model/value.ts';
import type { ServiceVariable } from './entries.ts';

/**
 * What compose makes of a value: `$$` is a dollar sign, `${NAME:-otherwise}` takes a variable of compose's own environment.
 * https://docs.docker.com/reference/compose-file/interpolation/
 */
export function interpolate({ name, text, at, inner }: ServiceVariable): Value {
  if (text === undefined) return { kind: 'reference', variable: name, at, name: at };
  const [, bare, braced, sign, fallback = ''] = /^\$(?:(\w+)|\{(\w+)(?:(:?[-?])([^{}$]*))?\})$/.exec(text) ?? [];
  const variable = bare ?? braced;
  if (variable !== undefined) {
    const start = Math.min(inner.start + (bare === undefined ? 2 : 1), inner.end);
    const end = Math.min(start + variable.length, inner.end);
    const reference = { kind: 'reference', variable, at, name: { start, end } } as const;
    // `${NAME:?message}` stops compose without the variable.
    if (sign === undefined || sign.endsWith('?')) return reference;
    const from = Math.min(end + sign.length, inner.end);
    const place = { start: from, end: Math.min(from + fallback.length, inner.end) };
    const otherwise: Value = { kind: 'literal', value: fallback, at: place, inner: place };
    return { ...reference, fallback: otherwise, fallbackFor: sign === ':-' ? 'empty' : 'missing' };
  }
  if (text.replaceAll('$$', '').includes('$')) return { kind: 'unknown', at };
  return { kind: 'literal', value: text.replaceAll('$$', '$'), at, inner };
}
