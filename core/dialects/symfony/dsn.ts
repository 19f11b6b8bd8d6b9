import type { Sourced } from '../../model/mailer.ts';
import type { Place, Span } from '../../model/span.ts';
import { meaningOfUrl } from '../dotenv/url.ts';
import type { UrlMeaning } from '../dotenv/url.ts';
import type { Reading } from '../reading.ts';
import { textOf } from '../reading.ts';
import type { SmtpUrl } from '../smtp-url.ts';
import { readSmtpUrl } from '../smtp-url.ts';

/** A DSN, what it means to Symfony, and where its parts stand. */
export interface Dsn {
  readonly text: string;
  readonly url: SmtpUrl;
  readonly meaning: UrlMeaning;
  /** A value with the place of a part of the DSN. */
  part<T>(value: T, span: Span): Sourced<T>;
}

/** `undefined`: not to be known, or no address. */
export function readDsn(reading: Reading): Dsn | undefined {
  const said = reading.said('dsn');
  if (said === undefined || said === 'hidden') return undefined;
  const text = textOf(said.value) ?? '';
  const url = readSmtpUrl(text);
  const meaning = url && meaningOfDsn(url);
  if (url === undefined) return undefined;
  const part: Dsn['part'] = (value, span) => {
    const at = placeWithin(said.valueAt, text, span);
    return { ...said, value, at, valueAt: at };
  };
  // With bare reserved characters Symfony sees another host, or refuses; only who logs in is certain.
  return { text, url, meaning: url.unescaped.length > 0 ? UNCERTAIN : (meaning ?? UNCERTAIN), part };
}

const UNCERTAIN: UrlMeaning = { transport: 'smtp' };

export function meaningOfDsn({ scheme, host, port, query }: SmtpUrl): UrlMeaning | undefined {
  const number = Number(port?.text);
  return meaningOfUrl('symfony', {
    scheme: scheme.text,
    host: host.text,
    port: port !== undefined && Number.isInteger(number) ? number : undefined,
    option: name => query.find(option => option.name === name)?.value,
  });
}

/** The part where it stands in its file; the whole of it where escapes or quotes hide the place. */
function placeWithin(whole: Place, text: string, span: Span): Place {
  const quotes = (whole.span.end - whole.span.start - text.length) / 2;
  if (quotes !== 0 && quotes !== 1) return whole;
  const start = whole.span.start + quotes;
  return { uri: whole.uri, span: { start: start + span.start, end: start + span.end } };
}
