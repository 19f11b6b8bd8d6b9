/** What one commit adds to one file. Texts are Latin-1: bytes, one for one. */
export interface AddedText {
  readonly commit: string;
  /** Relative to the folder that was asked for, with forward slashes. */
  readonly path: string;
  /** Of the file as the commit leaves it. */
  readonly blob: string;
  /** The added lines, each with its line break, as far as 1 MB. */
  readonly text: string;
  /** The line number of each in the file as the commit leaves it, 1-based. */
  readonly lines: readonly number[];
}

/** UTF-16 units of a line, and of a file's added lines together. */
const LIMIT = 1_000_000;

/** The arguments of `git log` whose output `readDiffs` understands, whatever the user's configuration says. */
export const DIFF_ARGUMENTS: readonly string[] = [
  '--no-replace-objects',
  '-c',
  'core.quotePath=false',
  '-c',
  'log.showRoot=true',
  'log',
  '--all',
  '--patch',
  '--cc',
  '--unified=0',
  '--format=%x00%H',
  '--full-index',
  '--no-textconv',
  '--no-ext-diff',
  '--no-renames',
  '--no-color',
  '--no-notes',
  '--no-show-signature',
  '--submodule=short',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--relative',
];

/** Reads the output of `git log` as it comes and keeps no more of it than one file's added lines. */
export async function* readDiffs(chunks: AsyncIterable<Buffer>): AsyncGenerator<AddedText> {
  const reader = new DiffReader();
  let rest = '';
  let skipping = false;
  for await (const chunk of chunks) {
    const text = chunk.toString('latin1');
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const added = skipping ? undefined : reader.line(rest + text.slice(start, end));
      if (added !== undefined) yield added;
      rest = '';
      skipping = false;
      start = end + 1;
    }
    if (!skipping) rest += text.slice(start);
    if (rest.length > LIMIT) {
      // Nobody wrote such a line; what it begins with is read, the rest of it is not.
      const added = reader.line(rest.slice(0, LIMIT));
      if (added !== undefined) yield added;
      rest = '';
      skipping = true;
    }
  }
  const last = reader.end();
  if (last !== undefined) yield last;
}

/** Follows the format of `git log --patch`: git-log(1), "combined diff format" for merges. */
class DiffReader {
  #commit = '';
  #path = '';
  #blob = '';
  #isInHunk = false;
  /** Signs at the beginning of a line: one for each parent. */
  #parents = 1;
  #line = 0;
  #text: string[] = [];
  #lines: number[] = [];
  #size = 0;

  /** Takes a line, and returns the file that ended before it. */
  line(line: string): AddedText | undefined {
    const first = line.charCodeAt(0);
    if (this.#isInHunk && (first === PLUS || first === MINUS || first === SPACE || first === BACKSLASH)) {
      this.#hunkLine(line);
      return undefined;
    }
    if (first === AT) {
      this.#startHunk(line);
      return undefined;
    }
    if (first === 0 || line.startsWith('diff --')) {
      const ended = this.end();
      if (first === 0) this.#commit = line.slice(1);
      return ended;
    }
    if (line.startsWith('index ')) this.#blob = /\.\.([0-9a-f]+)/.exec(line)?.[1] ?? '';
    else if (line.startsWith('+++ ')) this.#path = readPath(line.slice('+++ '.length));
    return undefined;
  }

  end(): AddedText | undefined {
    const added = { commit: this.#commit, path: this.#path, blob: this.#blob, text: this.#text.join(''), lines: this.#lines };
    this.#path = '';
    this.#blob = '';
    this.#isInHunk = false;
    this.#text = [];
    this.#lines = [];
    this.#size = 0;
    return added.path === '' || added.lines.length === 0 ? undefined : added;
  }

  /** `@@ -1,2 +3,4 @@`, with one more `@` and one more range for each further parent. */
  #startHunk(line: string): void {
    const range = /^(@@+)(?!@)[^+]*\+(\d+)/.exec(line);
    if (range === null) return;
    this.#isInHunk = true;
    this.#parents = (range[1]?.length ?? 2) - 1;
    this.#line = Number(range[2]);
  }

  #hunkLine(line: string): void {
    if (line.charCodeAt(0) === BACKSLASH) return;
    const signs = line.slice(0, this.#parents);
    if (signs.includes('-')) return;
    const number = this.#line++;
    if (!signs.includes('+') || this.#size > LIMIT) return;
    const text = `${line.slice(this.#parents)}\n`;
    this.#size += text.length;
    this.#text.push(text);
    this.#lines.push(number);
  }
}

const PLUS = 0x2b;
const MINUS = 0x2d;
const SPACE = 0x20;
const AT = 0x40;
const BACKSLASH = 0x5c;

/** `b/app/settings.py`, in quotes and with C's escapes where the name has signs of its own; `/dev/null` for a file that goes. */
function readPath(written: string): string {
  // A tab ends a name with spaces in it.
  const name = written.replace(/\t$/, '');
  const plain = name.startsWith('"') ? unescape(name.slice(1, -1)) : name;
  return plain.startsWith('b/') ? Buffer.from(plain.slice('b/'.length), 'latin1').toString('utf8') : '';
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

function unescape(text: string): string {
  return text.replace(/\\([0-7]{3}|.)/g, (_all, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
  );
}
