import type { ResolvedSetting } from '../model/setting.ts';
import type { Plain, Value } from '../model/value.ts';
import { evaluate } from './evaluate.ts';

/**
 * The text that an environment variable must hold so that the program's own expression over it comes to `wished`; `undefined`
 * where no text does that (`secure: process.env.X` is true for every text). Follows the case of `written`, the text that is there.
 */
export function spellForEnvironment(setting: ResolvedSetting, wished: string | number | boolean, written: string): string | undefined {
  const texts = candidates(setting.value, wished);
  return [...texts.map(text => matchCase(text, written)), ...texts].find(text => reads(setting, text, wished));
}

/** An unconverted reference yields text: right for a host, a name or a port, and for a boolean only where every text is true. */
function reads({ value, expects }: ResolvedSetting, text: string, wished: Plain): boolean {
  const outcome = comesTo(value, text);
  if (outcome === wished) return true;
  return typeof outcome === 'string' && outcome === String(wished) && (expects !== 'boolean' || wished === true);
}

function candidates(value: Value, wished: string | number | boolean): string[] {
  if (typeof wished !== 'boolean') return [String(wished)];
  const accepted = acceptedTexts(value);
  return wished ? ['true', 'True', ...accepted, '1'] : ['false', 'False', '0', 'no', 'off', ''];
}

function acceptedTexts(value: Value): string[] {
  switch (value.kind) {
    case 'conversion':
      return [...(value.texts ?? []), ...acceptedTexts(value.of)];
    case 'comparison':
      return [...value.with.map(String), ...acceptedTexts(value.of)];
    case 'reference':
    case 'literal':
    case 'unknown':
      return [];
  }
}

function comesTo(value: Value, text: string): Plain | undefined {
  const nowhere = { uri: '', span: { start: 0, end: 0 } };
  const result = evaluate(value, { uri: '', setting: nowhere.span, lookup: () => ({ text, at: nowhere, valueAt: nowhere }) });
  return result.known ? result.value : undefined;
}

function matchCase(text: string, pattern: string): string {
  return /^[A-Z][a-z]+$/.test(pattern) && /^[a-z]+$/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
