import { sep } from 'node:path';
import type { Configuration } from '../core/configuration.ts';
import type { FoundSecret } from '../core/features/scan-text.ts';
import { createSecretScanner } from '../core/features/scan.ts';
import type { SourceDocument, Tracking } from '../core/model/document.ts';
import { fileKind } from '../core/model/document.ts';
import type { DroppedCandidate } from '../core/secrets/trace.ts';
import { createReader, createRest } from './file-reader.ts';
import type { ListedFile } from './find-text-files.ts';
import { decodeText, isWide } from './read-file.ts';
import { Sifting } from './sift-files.ts';
import { uriOfPath } from './uri.ts';

export interface ScanOptions {
  readonly configuration: Configuration;
  /** Called for each secret as it is found, whether or not it may stand there. */
  readonly onSecret: (found: FoundSecret, document: SourceDocument, tracking: Tracking) => void;
  /** Files read so far. */
  readonly onProgress?: (files: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** A script that calls `siftForParent` where it runs in a thread of its own. */
  readonly thread?: string | undefined;
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
  const { configuration, onSecret, onProgress, signal, thread, trace } = options;
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
  const tell = (files: number): void => {
    count += files;
    onProgress?.(count);
  };
  const scan = async (document: SourceDocument, tracking: Tracking): Promise<void> => {
    scanned = document;
    for (const found of await scanner.scan(document)) {
      const owner = kept.get(found.at.uri) ?? { document, tracking };
      onSecret(found, owner.document, owner.tracking);
    }
  };
  const isAborted = (): boolean => signal?.aborted === true;

  const groups = Map.groupBy(files, ({ path }) => (isEnvironment(path) ? 'environments' : 'programs'));
  const programs = groups.get('programs') ?? [];
  const sifting = new Sifting(
    programs.map(({ path }) => path),
    { thread, signal },
  );
  const read = createReader();
  const rest = createRest();
  for (const { path, tracking } of groups.get('environments') ?? []) {
    const start = isAborted() ? undefined : read(path);
    if (start === undefined) continue;
    tell(1);
    if (start.truncated) truncated.push(path);
    const document = documentOf(path, start.bytes);
    if (document === undefined) continue;
    kept.set(document.uri, { document, tracking });
    await scanner.keep(document);
    await rest();
  }
  for await (const sifted of sifting.results()) {
    tell(sifted.files);
    truncated.push(...sifted.truncated.flatMap(position => programs[position]?.path ?? []));
    for (const { path, tracking } of sifted.candidates.flatMap(position => programs[position] ?? [])) {
      const start = isAborted() ? undefined : read(path);
      if (start === undefined || !(isWide(start.bytes) || scanner.concerns(toSlashes(path), start.bytes.toString('latin1')))) continue;
      const document = documentOf(path, start.bytes);
      if (document !== undefined) await scan(document, tracking);
      await rest();
    }
  }
  for (const { document, tracking } of kept.values()) if (!isAborted()) await scan(document, tracking);
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
