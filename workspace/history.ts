import { once } from 'node:events';
import { join } from 'node:path';
import type { Configuration } from '../core/configuration.ts';
import type { FoundSecret } from '../core/features/scan-text.ts';
import type { SecretScanner } from '../core/features/scan.ts';
import { createSecretScanner } from '../core/features/scan.ts';
import type { SourceDocument } from '../core/model/document.ts';
import { isCandidate } from './find-files.ts';
import { startGit } from './git.ts';
import { BlobReader } from './history/blobs.ts';
import type { AddedText } from './history/read-diffs.ts';
import { DIFF_ARGUMENTS, readDiffs } from './history/read-diffs.ts';
import { decodeText } from './read-file.ts';
import { uriOfPath } from './uri.ts';

/** A secret that a commit added, whether or not a file still shows it. */
export interface HistorySecret {
  readonly commit: string;
  /** Absolute, where the file stood. */
  readonly path: string;
  /** In the file as the commit left it, 1-based; the column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly found: FoundSecret;
  /** What `found` speaks of: the file as the commit left it, or its added lines. */
  readonly document: SourceDocument;
}

export interface HistoryOptions {
  readonly git: string;
  /** A folder of a repository; only files below it count. */
  readonly directory: string;
  /** One file of the folder, in place of all. */
  readonly file?: string | undefined;
  readonly configuration: Configuration;
  readonly onSecret: (secret: HistorySecret) => void;
  /** Commits read so far. */
  readonly onProgress?: (commits: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Milliseconds without a word from git: on a repository of millions of commits it says something every second. */
const SILENCE = 60_000;

/** Added lines without any of these name no secret, and then the whole file need not be read again. */
const MAY_NAME_SECRET = /pass|pwd|secret|key|token|login|auth|cred|smtp|mail|dsn|url/i;

/**
 * Searches everything that any commit of any branch added, newest first, with one `git log`. The added lines tell keys and addresses by
 * themselves; for what a setting means, the file is read as the commit left it. Returns whether the history was read to its end.
 */
export async function scanHistory(options: HistoryOptions): Promise<boolean> {
  const { git, directory, file, signal } = options;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), SILENCE);
  const ending = signal === undefined ? silence.signal : AbortSignal.any([signal, silence.signal]);
  const log = startGit({
    git,
    directory,
    signal: ending,
    args: [...DIFF_ARGUMENTS, '--', file === undefined ? '.' : `:(literal)${file}`],
    deadline: 0,
  });
  const ended = once(log, 'close').catch((): [number] => [-1]);
  log.stdin.end();
  const blobs = new BlobReader(git, directory, ending);
  const searching = { directory, blobs, scanner: createSecretScanner({ configuration: options.configuration }) };
  let commits = 0;
  let commit = '';
  try {
    for await (const added of readDiffs(log.stdout as AsyncIterable<Buffer>)) {
      timer.refresh();
      if (added.commit !== commit) commits++;
      commit = added.commit;
      options.onProgress?.(commits);
      for (const secret of await scanAdded(added, searching)) options.onSecret(secret);
    }
  } catch (error) {
    if (!ending.aborted) throw error;
  } finally {
    clearTimeout(timer);
    blobs.dispose();
  }
  const [code] = (await ended) as [number | null];
  return code === 0 && !ending.aborted;
}

interface Searching {
  readonly directory: string;
  readonly blobs: BlobReader;
  readonly scanner: SecretScanner;
}

async function scanAdded(added: AddedText, { directory, blobs, scanner }: Searching): Promise<HistorySecret[]> {
  const path = join(directory, added.path);
  const tell = (document: SourceDocument, lineOf: (offset: number) => number | undefined, found: readonly FoundSecret[]) =>
    found.flatMap((secret): HistorySecret[] => {
      const line = lineOf(secret.at.span.start);
      const column = secret.at.span.start - document.text.lastIndexOf('\n', secret.at.span.start - 1);
      return line === undefined ? [] : [{ commit: added.commit, path, line, column, found: secret, document }];
    });

  if (isCandidate(added.path.slice(added.path.lastIndexOf('/') + 1)) && MAY_NAME_SECRET.test(added.text)) {
    const whole = documentOf(path, await blobs.read(added.blob));
    if (whole !== undefined) {
      const isAdded = new Set(added.lines);
      const lineOf = (offset: number) => {
        const line = lineAt(whole.text, offset);
        return isAdded.has(line) ? line : undefined;
      };
      return tell(whole, lineOf, scanner.concerns(whole.path, whole.text) ? await scanner.scan(whole) : []);
    }
  }
  if (!scanner.concerns('', added.text)) return [];
  const document = documentOf(path, Buffer.from(added.text, 'latin1'));
  return document === undefined
    ? []
    : tell(document, offset => added.lines[lineAt(document.text, offset) - 1], await scanner.scan({ ...document, path: '' }));
}

function documentOf(path: string, bytes: Buffer | undefined): SourceDocument | undefined {
  const text = bytes && decodeText(bytes);
  return text === undefined ? undefined : { uri: uriOfPath(path), path: path.replaceAll('\\', '/'), text };
}

/** 1-based. git counts line feeds alone. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', end + 1)) line++;
  return line;
}
