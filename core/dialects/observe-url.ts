import type { Observation } from '../model/mailer.ts';
import { Secret } from '../model/secret.ts';
import type { ResolvedSetting } from '../model/setting.ts';
import type { Place } from '../model/span.ts';
import { placeWithin } from './place-within.ts';
import { readSmtpUrl } from './smtp-url.ts';

/** Reserved characters in the login of an address, where each can be found in its file. */
export function observeUnescaped({ name, result }: ResolvedSetting): readonly Observation[] {
  if (!result.known) return [];
  const text = result.value instanceof Secret ? result.value.reveal() : result.value;
  const url = typeof text === 'string' ? readSmtpUrl(text.trim()) : undefined;
  if (url === undefined || typeof text !== 'string' || url.password === undefined || url.unescaped.length === 0) return [];
  const characters = url.unescaped.map((span): Place => placeWithin(result.valueAt, text, span));
  if (characters.some(({ span }) => span.end - span.start !== 1)) return [];
  const { origin, at, valueAt, via, variable } = result;
  const whole = { value: undefined, origin, at, valueAt, via, setting: name, ...(variable !== undefined && { variable }) };
  const onlyAt = url.unescaped.every(({ start }) => text.trim()[start] === '@');
  return [{ kind: 'unescaped-url', settings: [whole], characters, onlyAt }];
}
