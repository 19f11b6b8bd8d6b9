import type { SourceDocument } from '../model/document.ts';
import type { Mailer } from '../model/mailer.ts';
import { Secret } from '../model/secret.ts';
import type { Place, Span } from '../model/span.ts';
import type { Providers } from '../providers/lookup.ts';
import { isMachineLocal } from '../rules/local-host.ts';
import { writtenSecrets } from '../rules/written-secrets.ts';
import { findProviderKeys } from '../secrets/formats.ts';
import { judgeSecret } from '../secrets/judge.ts';
import { isPlaceholder } from '../secrets/placeholder.ts';
import type { Trace } from '../secrets/trace.ts';
import { findUrlPasswords } from '../secrets/url-password.ts';

/** A real secret in a text, and how it was told: by what it means to a mailer, by its shape, or as part of an SMTP address. */
export interface FoundSecret {
  /** The secret itself, without quotes. */
  readonly at: Place;
  readonly value: Secret;
  readonly by: 'meaning' | 'shape' | 'address';
  /** Completes "this is …". */
  readonly kind: string;
  /** The provider's id, where it is known. */
  readonly provider?: string;
}

export interface TextLookup {
  readonly textOf: (uri: string) => string | undefined;
  readonly providers: Providers;
  readonly trace: Trace | undefined;
}

/** What a mailer's files spell out, wherever it stands. */
export function findInMailer(mailer: Mailer, { textOf, providers, trace }: TextLookup): FoundSecret[] {
  if (trace !== undefined) traceMailer(mailer, trace);
  const { host, service } = mailer;
  const provider = service === undefined ? host && providers.ofHost(host.value) : providers.byId(service.value);
  return writtenSecrets(mailer).flatMap(({ at: { uri, span } }) => {
    const text = textOf(uri);
    if (text === undefined) return [];
    const own = withoutQuotes(text, span);
    return [
      {
        at: { uri, span: own },
        value: new Secret(text.slice(own.start, own.end)),
        by: 'meaning' as const,
        kind: 'a mail password',
        ...(provider !== undefined && { provider: provider.id }),
      },
    ];
  });
}

/** Provider keys, then passwords in SMTP addresses, whatever the text is. */
export function findInText({ uri, text }: SourceDocument, trace: Trace | undefined): FoundSecret[] {
  const place = (span: Span): Place => ({ uri, span });
  const keys = findProviderKeys(text, trace && ((key, why) => trace({ at: place(key.span), what: key.kind, why })));
  const found = keys.map(({ span, kind, provider }): FoundSecret => ({
    at: place(span),
    value: new Secret(text.slice(span.start, span.end)),
    by: 'shape',
    kind,
    provider,
  }));
  for (const { span, host, username } of findUrlPasswords(text)) {
    const written = text.slice(span.start, span.end);
    const name = text.slice(username.start, username.end);
    const ofPassword = judgeSecret(unescaped(written), { host, name });
    const judgement =
      ofPassword === 'secret' && !host.startsWith('[') && isPlaceholder(host) ? ({ not: 'placeholder' } as const) : ofPassword;
    const kind = 'a password in an SMTP address';
    if (judgement !== 'secret') trace?.({ at: place(span), what: kind, why: judgement.not });
    else found.push({ at: place(span), value: new Secret(written), by: 'address', kind });
  }
  return found;
}

/** UTF-16 units: places are compared with those that begin or end in the same stretch of a text. */
const STRETCH = 256;

/** Each secret once, by the first that told it. */
export function withoutOverlaps(found: readonly FoundSecret[]): FoundSecret[] {
  const kept: FoundSecret[] = [];
  const near = new Map<string, Place[]>();
  for (const candidate of found) {
    const { uri, span } = candidate.at;
    const stretches: string[] = [];
    for (let start = span.start - (span.start % STRETCH); start < Math.max(span.end, span.start + 1); start += STRETCH)
      stretches.push(`${start} ${uri}`);
    if (stretches.some(stretch => near.get(stretch)?.some(place => touches(place, candidate.at)))) continue;
    kept.push(candidate);
    for (const stretch of stretches) near.set(stretch, [...(near.get(stretch) ?? []), candidate.at]);
  }
  return kept;
}

function touches(one: Place, other: Place): boolean {
  return one.uri === other.uri && one.span.start < other.span.end && other.span.start < one.span.end;
}

function traceMailer({ host, settings }: Mailer, trace: Trace): void {
  const isLocal = host !== undefined && host.origin !== 'default' && isMachineLocal(host.value);
  for (const { secret, name, result } of settings) {
    if (secret !== true || !result.known || !(result.value instanceof Secret) || result.value.reveal().includes('://')) continue;
    const judgement = judgeSecret(result.value.reveal(), { name: result.variable ?? name });
    if (judgement !== 'secret') trace({ at: result.valueAt, what: 'a mail password', why: judgement.not });
    else if (isLocal) trace({ at: result.valueAt, what: 'a mail password', why: 'local-host' });
  }
}

/** Python's prefixes, and every language's quotes. */
function withoutQuotes(text: string, { start, end }: Span): Span {
  const opening = /^[A-Za-z]{0,2}("""|'''|["'`])/.exec(text.slice(start, Math.min(end, start + 5)));
  const quote = opening?.[1] ?? '';
  const length = opening?.[0].length ?? 0;
  if (quote === '' || end - start < length + quote.length || !text.startsWith(quote, end - quote.length)) return { start, end };
  return { start: start + length, end: end - quote.length };
}

function unescaped(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    // A lone percent sign: the password was pasted as it is.
    return password;
  }
}
