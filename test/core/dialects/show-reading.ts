import type { Dialect } from '../../../core/dialects/dialect.ts';
import type { Mailer, Meaning, Observation } from '../../../core/model/mailer.ts';
import type { Draft } from '../../../core/model/setting.ts';
import type { Span } from '../../../core/model/span.ts';
import { overlaps } from '../../../core/model/span.ts';
import type { ParsedText } from '../../../core/text/syntax.ts';
import { mailersOf } from './reading.ts';
import { showValue } from './show-value.ts';

export const FIELDS = [
  'transport',
  'host',
  'port',
  'invalidPort',
  'encryption',
  'certificate',
  'username',
  'password',
  'authentication',
  'from',
  'senderName',
  'timeout',
  'service',
] as const satisfies readonly (keyof Meaning)[];

/** A reading as a golden file keeps it, without a secret's text. */
export function showReading(dialect: Dialect, parsed: ParsedText): unknown {
  const { text } = parsed;
  return mailersOf(dialect, parsed).map(mailer => {
    const { draft } = mailer;
    return {
      label: draft.label,
      at: placeOf(draft, text),
      incomplete: draft.incomplete,
      reader: draft.reader,
      mode: draft.mode,
      isPart: draft.isPart,
      environmentFiles: draft.environmentFiles?.map(({ path, at }) => `${path} from ${slice(text, at)}`),
      settings: draft.settings.map(({ name, key, span, value, secret, expects }) => ({
        name,
        line: lineOf(text, key.start),
        value: showValue(value),
        ...(secret ? { secret } : { written: slice(text, span) }),
        ...(expects && { expects }),
      })),
      meaning: showMeaning(mailer, text),
    };
  });
}

/** What stands for the mailer: of a line with a secret, its name alone. */
function placeOf({ span, settings }: Draft, text: string): string {
  const secret = settings.find(setting => setting.secret === true && overlaps(setting.span, span));
  return slice(text, secret === undefined ? span : secret.key);
}

/** `587 (literal) of port from 587`: the value, how it got there, the setting that says it, and what stands at its place. */
function showMeaning(mailer: Mailer, text: string): unknown {
  const fields = FIELDS.flatMap(name => {
    const sourced = mailer[name];
    if (sourced === undefined) return [];
    const { value, origin, setting, valueAt } = sourced;
    const place = name === 'password' ? `${valueAt.span.end - valueAt.span.start} characters` : slice(text, valueAt.span);
    const from = origin === 'default' ? '' : ` from ${place}`;
    return [[name, `${String(value)} (${origin})${setting === undefined ? '' : ` of ${setting}`}${from}`] as const];
  });
  return { ...Object.fromEntries(fields), unknown: mailer.unknown, observations: mailer.observations.map(showObservation) };
}

/** Its kind, its effect, and the settings that it is about. */
function showObservation(observation: Observation): string {
  const effect = 'effect' in observation ? ` ${observation.effect}` : '';
  const settings = 'settings' in observation ? observation.settings.map(({ setting }) => setting ?? '?') : [];
  return `${observation.kind}${effect}${settings.length === 0 ? '' : `: ${settings.join(', ')}`}`;
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
