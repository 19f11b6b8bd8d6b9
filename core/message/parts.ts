/** A header field as it stands, unfolded and not decoded. */
export interface Field {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

/** A part of a message that has no parts of its own. */
export interface Leaf {
  /** `text/html`, in lower case. */
  readonly type: string;
  readonly charset: string | undefined;
  /** Content-Transfer-Encoding in lower case. */
  readonly encoding: string;
  readonly isAttachment: boolean;
  readonly body: string;
  /** Where the body begins in the message. */
  readonly start: number;
}

export interface Structure {
  readonly fields: readonly Field[];
  readonly leaves: readonly Leaf[];
}

/** Deeper and wider than any mail program builds; what is beyond is not looked at. */
const DEPTH = 20;
const LEAVES = 500;

/** The fields and parts of a message with one UTF-16 unit per byte. */
export function readStructure(source: string): Structure {
  const leaves: Leaf[] = [];
  const { fields, body } = splitHeader(source);
  collect(fields, body, { depth: 0, start: source.length - body.length, leaves });
  return { fields, leaves };
}

export function findField(fields: readonly Field[], name: string): string | undefined {
  return fields.find(field => field.name === name)?.value;
}

function splitHeader(text: string): { readonly fields: readonly Field[]; readonly body: string } {
  const empty = /^\r?\n/.exec(text);
  const end = empty === null ? /\r?\n\r?\n/.exec(text) : { index: 0, 0: empty[0] };
  const head = end === null ? text : text.slice(0, end.index);
  const lines = head.split(/\r?\n(?![ \t])/);
  const fields = lines.flatMap(line => {
    const colon = line.indexOf(':');
    if (colon < 1) return [];
    return [
      {
        name: line.slice(0, colon).trim().toLowerCase(),
        value: line
          .slice(colon + 1)
          .replaceAll(/\r?\n[ \t]+/g, ' ')
          .trim(),
      },
    ];
  });
  return { fields, body: end === null ? '' : text.slice(end.index + end[0].length) };
}

interface Gathering {
  readonly depth: number;
  /** Where the body begins in the message. */
  readonly start: number;
  readonly leaves: Leaf[];
}

function collect(fields: readonly Field[], body: string, { depth, start, leaves }: Gathering): void {
  if (leaves.length >= LEAVES) return;
  const declared = findField(fields, 'content-type') ?? 'text/plain';
  const type = declared.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const boundary = readParameter(declared, 'boundary');
  if (type.startsWith('multipart/') && boundary !== undefined && depth < DEPTH) {
    for (const part of splitParts(body, boundary)) {
      const inner = splitHeader(part.text);
      collect(inner.fields, inner.body, { depth: depth + 1, start: start + part.start + part.text.length - inner.body.length, leaves });
    }
    return;
  }
  leaves.push({
    type,
    charset: readParameter(declared, 'charset')?.toLowerCase(),
    encoding: findField(fields, 'content-transfer-encoding')?.toLowerCase() ?? '7bit',
    isAttachment: /^attachment\b/i.test(findField(fields, 'content-disposition') ?? ''),
    body,
    start,
  });
}

/** RFC 2046 §5.1.1: a delimiter stands at the beginning of a line; what is before the first and behind the last is for nobody. */
function splitParts(body: string, boundary: string): readonly { readonly text: string; readonly start: number }[] {
  const parts: { readonly text: string; readonly start: number }[] = [];
  let start = -1;
  for (let at = indexOfLine(body, `--${boundary}`, 0); at !== -1; at = indexOfLine(body, `--${boundary}`, at + 1)) {
    if (start !== -1) parts.push({ text: body.slice(start, at), start });
    const behind = at + boundary.length + 2;
    if (body.startsWith('--', behind) || parts.length >= LEAVES) return parts;
    const lineEnd = body.indexOf('\n', behind);
    if (lineEnd === -1) return parts;
    start = lineEnd + 1;
  }
  if (start !== -1) parts.push({ text: body.slice(start), start });
  return parts;
}

function indexOfLine(text: string, wanted: string, from: number): number {
  let at = text.indexOf(wanted, from);
  while (at > 0 && text[at - 1] !== '\n') at = text.indexOf(wanted, at + 1);
  return at;
}

function readParameter(value: string, name: string): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(value) ?? [];
  const found = quoted ?? bare;
  return found === '' ? undefined : found;
}
