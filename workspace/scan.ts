import { sep } from 'node:path';
import type { Configuration } from '../core/configuration.ts';
import type { FoundSecret } from '../core/features/scan-text.ts';
import { createSecretScanner } from '../core/features/scan.ts';
import type { SourceDocument, Tracking } from '../core/model/document.ts';
import { fileKind } from '../core/model/document.ts';
import type { DroppedCandidate } from '../core/secrets/trace.ts';
import type { ListedFile } from './find-text-files.ts';
import { decodeText } from './read-file.ts';
import { readMany } from './read-many.ts';
import { uriOfPath } from './uri.ts';

export interface ScanOptions {
  readonly configuration: Configuration;
  /** Called for each secret as it is found, whether or not it may stand there. */
  readonly onSecret: (found: FoundSecret, document: SourceDocument, tracking: Tracking) => void;
  /** Files read so far. */
  readonly onProgress?: (files: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** What was dropped, and the file that it stands in. */
  readonly trace?: ((dropped: DroppedCandidate, document: SourceDocument) => void) | undefined;
}

export interface ScanSummary {
  /** Text files that were read. */
  readonly files: number;
  /** Of those, read as far as 1 MB. */
  readonly truncated: readonly string[];
}

interface KeptFile {
  readonly document: SourceDocument;
  readonly tracking: Tracking;
}

/**
 * Searches files for secrets, a file at a time, so that memory does not grow with their number: environment files are read first and
 * kept, since programs take their passwords from them; nothing else is.
 */
export async function scanFiles(files: readonly ListedFile[], options: ScanOptions): Promise<ScanSummary> {
  const { configuration, onSecret, onProgress, signal, trace } = options;
  const kept = new Map<string, KeptFile>();
  let scanned: SourceDocument | undefined;
  const scanner = createSecretScanner({
    configuration,
    ...(trace && {
      trace: dropped => {
        const document = kept.get(dropped.at.uri)?.document ?? scanned;
        if (document !== undefined) trace(dropped, document);
      },
    }),
  });
  const truncated: string[] = [];
  let count = 0;

  const readAll = (some: Iterable<ListedFile>, use: (file: ListedFile, bytes: Buffer) => Promise<void> | void) =>
    readMany(some, {
      pathOf: ({ path }) => path,
      use: (file, bytes, isTruncated) => {
        if (isTruncated) truncated.push(file.path);
        count++;
        onProgress?.(count);
        return use(file, bytes);
      },
      signal,
    });
  const scan = async (document: SourceDocument, tracking: Tracking): Promise<void> => {
    scanned = document;
    for (const found of await scanner.scan(document)) {
      const owner = kept.get(found.at.uri) ?? { document, tracking };
      onSecret(found, owner.document, owner.tracking);
    }
  };

  const environments = files.filter(({ path }) => isEnvironment(path));
  await readAll(environments, async ({ path, tracking }, bytes) => {
    const document = documentOf(path, bytes);
    if (document === undefined) return;
    kept.set(document.uri, { document, tracking });
    await scanner.keep(document);
  });

  const programs = files.filter(({ path }) => !isEnvironment(path));
  await readAll(programs, ({ path, tracking }, bytes) => {
    if (!isWide(bytes) && !scanner.concerns(toSlashes(path), bytes.toString('latin1'))) return undefined;
    const document = documentOf(path, bytes);
    if (document === undefined) return undefined;
    return scan(document, tracking);
  });
  for (const { document, tracking } of kept.values()) if (signal?.aborted !== true) await scan(document, tracking);
  return { files: count, truncated };
}

function isEnvironment(path: string): boolean {
  return fileKind(toSlashes(path)) !== 'source';
}

function documentOf(path: string, bytes: Buffer): SourceDocument | undefined {
  const text = decodeText(bytes);
  return text === undefined ? undefined : { uri: uriOfPath(path), path: toSlashes(path), text };
}

function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** UTF-16: its ASCII is not what its bytes say. */
function isWide(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
