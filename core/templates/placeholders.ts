import { escapeHtml } from '../escape-html.ts';
import type { TemplateValues } from './content.ts';

/** What may stand between double braces in a template of one's own. Nothing else has a meaning there, and nothing is run. */
export const PLACEHOLDERS = [
  'application',
  'host',
  'port',
  'encryption',
  'sent',
  'sender',
  'recipients',
] as const satisfies readonly (keyof TemplateValues)[];

/** Blanks inside the braces are limited, so that a text of blanks costs no more than any other. */
const PLACEHOLDER = /\{\{ {0,4}([a-z]{4,11}) {0,4}\}\}/g;

/** Puts the values in. An unknown name stays as it stands: the template may be the program's own, with words for its own engine. */
export function fillPlaceholders(text: string, values: TemplateValues): string {
  return fill(text, values, value => value);
}

/** As `fillPlaceholders`, with the values as text between tags or in quoted attributes. */
export function fillHtmlPlaceholders(html: string, values: TemplateValues): string {
  return fill(html, values, escapeHtml);
}

function fill(text: string, values: TemplateValues, show: (value: string) => string): string {
  return text.replace(PLACEHOLDER, (placeholder, name: string) => {
    const known = PLACEHOLDERS.find(each => each === name);
    return known === undefined ? placeholder : show(values[known]);
  });
}
