/** A tag as it stands in HTML that somebody else wrote. */
export interface Tag {
  /** In lower case; with a slash in front where it closes. */
  readonly name: string;
  /** By name in lower case, character references resolved; of two the first counts. */
  readonly attributes: ReadonlyMap<string, string>;
  /** UTF-16 offsets, the end behind `>`. */
  readonly start: number;
  readonly end: number;
}

const NAME = /\/?[a-z][^\s/>]*/iy;
const ATTRIBUTE = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/y;

/** What is in these is no markup until they are closed. */
const RAW = new Set(['style', 'script', 'title', 'textarea', 'xmp']);

/** The tags of a text in order. It looks at each character a fixed number of times, whatever the text. */
export function* scanTags(html: string): Iterable<Tag> {
  let at = 0;
  // Once there is no `</style` behind some place, there is none behind any later one.
  const unclosed = new Set<string>();
  while ((at = html.indexOf('<', at)) !== -1) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      if (end === -1) return;
      at = end + 3;
      continue;
    }
    NAME.lastIndex = at + 1;
    const name = NAME.exec(html)?.[0].toLowerCase();
    if (name === undefined) {
      at += 1;
      continue;
    }
    const { attributes, end } = readAttributes(html, at + 1 + name.length);
    yield { name, attributes, start: at, end };
    at = end;
    if (!RAW.has(name) || unclosed.has(name)) continue;
    const close = indexOfClose(html, name, at);
    if (close === -1) unclosed.add(name);
    else at = close;
  }
}

/** The words between the tags, on one line. */
export function plainWords(html: string): string {
  let words = '';
  let from = 0;
  let hidden: string | undefined;
  for (const { name, start, end } of scanTags(html)) {
    if (hidden === undefined) words += `${html.slice(from, start)} `;
    if (name === 'style' || name === 'script' || name === 'title') hidden = name;
    else if (name === `/${hidden ?? ''}`) hidden = undefined;
    from = end;
  }
  if (hidden === undefined) words += html.slice(from);
  return resolveReferences(words).replaceAll(/\s+/g, ' ').trim();
}

/** What stands in each `<style>` and in each `style` attribute. */
export function* scanStyles(html: string): Iterable<string> {
  let from: number | undefined;
  for (const { name, attributes, start, end } of scanTags(html)) {
    if (from !== undefined && name === '/style') {
      yield html.slice(from, start);
      from = undefined;
    }
    if (name === 'style') from = end;
    const style = attributes.get('style');
    if (style !== undefined) yield style;
  }
}

function readAttributes(html: string, from: number): { readonly attributes: ReadonlyMap<string, string>; readonly end: number } {
  const attributes = new Map<string, string>();
  let at = from;
  ATTRIBUTE.lastIndex = at;
  for (let match = ATTRIBUTE.exec(html); match !== null; match = ATTRIBUTE.exec(html)) {
    const [, key = '', double, single, bare] = match;
    if (!attributes.has(key.toLowerCase())) attributes.set(key.toLowerCase(), resolveReferences(double ?? single ?? bare ?? ''));
    at = ATTRIBUTE.lastIndex;
  }
  const close = html.indexOf('>', at);
  return { attributes, end: close === -1 ? html.length : close + 1 };
}

function indexOfClose(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\b`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? -1;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Numbers, and the few names that an address or a sentence needs. */
function resolveReferences(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,5});?/gi, (all, reference: string) => {
    if (!reference.startsWith('#')) return NAMED[reference.toLowerCase()] ?? all;
    const code = /^#x/i.test(reference) ? parseInt(reference.slice(2), 16) : Number(reference.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
