import type { Plain } from '../../model/value.ts';
import type { Scalar } from './nodes.ts';

/** What a plain text is to a reader of YAML: null, a boolean, a number, or itself. */
function plainOf({ text, isQuoted }: Pick<Scalar, 'text' | 'isQuoted'>): Plain {
  if (isQuoted) return text;
  if (/^(?:~|null|)$/i.test(text)) return null;
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return /^[+-]?(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : text;
}

/** In the quotes of what stands there, or in such as the text needs. */
export function encodeScalar(value: string | number | boolean, present: string): string {
  const quote = present[0];
  const text = String(value);
  if (quote === '"') return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
  const isSafe = typeof value !== 'string' || (/^[\w./@+-]+$/.test(text) && plainOf({ text, isQuoted: false }) === text);
  return isSafe && quote !== "'" ? text : `'${text.replaceAll("'", "''")}'`;
}
