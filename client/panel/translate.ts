import { fillText } from './texts.ts';
import type { Text } from './texts.ts';

export type Translate = (text: Text, ...values: readonly (string | number)[]) => string;

/** Reads the translations that the page carries; English where one is missing. */
export function createTranslate(page: Document): Translate {
  const translations = new Map<string, unknown>(Object.entries(JSON.parse(page.getElementById('texts')?.textContent ?? '{}') as object));
  return (text, ...values) => {
    const translation = translations.get(text);
    return fillText(typeof translation === 'string' ? translation : text, values);
  };
}
