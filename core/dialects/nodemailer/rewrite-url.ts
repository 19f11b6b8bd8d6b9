import type { TextEdit } from '../../model/edit.ts';
import { applyEdits } from '../../model/edit.ts';
import type { SmtpUrl } from '../smtp-url.ts';
import { readSmtpUrl } from '../smtp-url.ts';

export type UrlWish =
  | { readonly part: 'host' | 'port' | 'auth.user'; readonly to: string }
  /** `secure`: `true` is `smtps`. A query option goes away without `to`. */
  | { readonly part: 'scheme' | 'query'; readonly name: string; readonly to: string | undefined };

/** The URL with its parts changed, everything else as it was written. `undefined` where a part has no place in it. */
export function rewriteUrl(text: string, wishes: readonly UrlWish[]): string | undefined {
  const bare = text.trim();
  let rewritten: string | undefined = bare;
  for (const wish of wishes) {
    const url: SmtpUrl | undefined = rewritten === undefined ? undefined : readSmtpUrl(rewritten);
    if (url === undefined || rewritten === undefined) return undefined;
    const edit: TextEdit | undefined = editFor(wish, url) ?? insertion(wish, url, rewritten);
    rewritten = edit && applyEdits(rewritten, [edit]);
  }
  return rewritten === undefined ? undefined : text.replace(bare, () => rewritten);
}

function editFor(wish: UrlWish, { scheme, host, port, username, query }: SmtpUrl): TextEdit | undefined {
  switch (wish.part) {
    case 'scheme':
      return { span: scheme.span, text: wish.to === 'true' ? 'smtps' : 'smtp' };
    case 'host':
      return { span: host.span, text: wish.to.includes(':') ? `[${wish.to}]` : wish.to };
    case 'port': {
      const after = { start: host.span.end, end: host.span.end };
      return port === undefined ? { span: after, text: `:${wish.to}` } : { span: port.span, text: wish.to };
    }
    case 'auth.user':
      return username && { span: username.span, text: encodeURIComponent(wish.to) };
    case 'query': {
      const index = query.findIndex(({ name }) => name === wish.name);
      const part = query[index];
      if (part === undefined) return undefined;
      if (wish.to !== undefined) return { span: part.valueSpan, text: wish.to };
      // With its separator: the `&` behind it or, for the last one, the `&` or `?` before it.
      const next = query[index + 1];
      return {
        span: next ? { start: part.span.start, end: next.span.start } : { start: part.span.start - 1, end: part.span.end },
        text: '',
      };
    }
  }
}

function insertion(wish: UrlWish, { query }: SmtpUrl, text: string): TextEdit | undefined {
  if (wish.part !== 'query' || wish.to === undefined) return undefined;
  const last = query.at(-1);
  const fragment = text.indexOf('#');
  const end = last?.span.end ?? (fragment === -1 ? text.length : fragment);
  return { span: { start: end, end }, text: `${last ? '&' : '?'}${wish.name}=${wish.to}` };
}
