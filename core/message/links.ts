import { scanTags } from './html.ts';

export interface MessageLink {
  /** What the reader sees; empty for an image. */
  readonly text: string;
  /** As it stands in the HTML. */
  readonly href: string;
  /** The address as a browser would ask for it, its host in ASCII (punycode); undefined where it leads nowhere on the web. */
  readonly url: string | undefined;
  readonly flaw?: LinkFlaw;
}

/** `other-host`: the text names another host than the address. */
export type LinkFlaw = 'other-host' | 'local' | 'not-a-link' | 'clear-text' | 'foreign-letters';

/** Beyond these nobody looks through a list. */
const AT_MOST = 500;

/** A text longer than this is no label. In UTF-16 units. */
const LABEL = 200;

/** This machine, and the addresses that RFC 1918 leaves to networks of one's own. */
const LOCAL =
  /(?:^|\.)localhost$|^\[::1\]$|^0\.0\.0\.0$|^(?:127|10)(?:\.\d+){3}$|^192\.168(?:\.\d+){2}$|^172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}$/;

/** `resolve` reads an address as the platform's `URL` does, so that what is shown is what would be asked. */
export type ResolveUrl = (href: string) => { readonly href: string; readonly protocol: string; readonly hostname: string } | undefined;

/** The links of an HTML text, in order. */
export function readLinks(html: string, resolve: ResolveUrl): readonly MessageLink[] {
  const links: MessageLink[] = [];
  let open: { readonly href: string; readonly from: number } | undefined;
  for (const { name, attributes, start, end } of scanTags(html)) {
    if ((name === 'a' || name === '/a') && open !== undefined) {
      links.push(describeLink(open.href, labelOf(html.slice(open.from, start)), resolve));
      open = undefined;
    }
    if (links.length >= AT_MOST) return links;
    const href = attributes.get('href');
    if (href === undefined) continue;
    if (name === 'a') open = { href, from: end };
    else if (name === 'area') links.push(describeLink(href, '', resolve));
  }
  if (open !== undefined) links.push(describeLink(open.href, labelOf(html.slice(open.from)), resolve));
  return links;
}

function describeLink(href: string, text: string, resolve: ResolveUrl): MessageLink {
  const found = resolve(href.trim());
  const url = found !== undefined && /^(?:https?|mailto|tel):$/.test(found.protocol) ? found : undefined;
  const flaw = judge(url, text, resolve);
  return { text, href, url: url?.href, ...(flaw !== undefined && { flaw }) };
}

function judge(url: ReturnType<ResolveUrl>, text: string, resolve: ResolveUrl): LinkFlaw | undefined {
  if (url === undefined) return 'not-a-link';
  if (!url.protocol.startsWith('http')) return undefined;
  const host = url.hostname.toLowerCase();
  const shown = /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?:[/?#:]\S*)?$/iu.exec(text)?.[1];
  const named = shown === undefined ? undefined : resolve(`https://${shown}`)?.hostname.toLowerCase();
  if (named !== undefined && !isSameSite(named, host)) return 'other-host';
  if (LOCAL.test(host)) return 'local';
  if (/(?:^|\.)xn--/.test(host)) return 'foreign-letters';
  return url.protocol === 'http:' ? 'clear-text' : undefined;
}

/** `example.org` may lead to `www.example.org` and the other way round. */
function isSameSite(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function labelOf(html: string): string {
  let text = '';
  let from = 0;
  for (const { start, end } of scanTags(html.slice(0, 20 * LABEL))) {
    text += html.slice(from, start);
    from = end;
  }
  text += html.slice(from, 20 * LABEL);
  return text
    .replaceAll(/&amp;/gi, '&')
    .replaceAll(/&nbsp;/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LABEL);
}
