import { fileKind } from '../../model/document.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import type { Value } from '../../model/value.ts';

/**
 * A program's flag that is on for every text but the empty one: an environment variable as it stands, or `'false'` in quotes. In an
 * environment file everything is text, and the program that reads it decides.
 */
export function readsTextAsFlag({ expects, value, uri }: ResolvedSetting): boolean {
  return expects === 'boolean' && fileKind(uri) === 'source' && isText(value);
}

function isText(value: Value): boolean {
  switch (value.kind) {
    case 'reference':
      return true;
    case 'conversion':
      return (value.to === 'truthiness' || value.to === 'text') && isText(value.of);
    case 'literal':
      return typeof value.value === 'string' && MEANS_OFF.includes(value.value.toLowerCase());
    case 'comparison':
    case 'unknown':
      return false;
    default:
      return value satisfies never;
  }
}

const MEANS_OFF: readonly string[] = ['false', 'no', 'off', 'n', 'f', '0', 'none', 'null'];
