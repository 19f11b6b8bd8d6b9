import type { Dialect } from '../dialects/dialect.ts';
import type { EnvironmentDocument } from '../environment/environments.ts';
import { readEnvironmentDocument } from '../environment/environments.ts';
import { variablesOf } from '../environment/resolve.ts';
import type { FileKind, SourceDocument } from '../model/document.ts';
import { fileKind } from '../model/document.ts';
import type { Draft } from '../model/setting.ts';
import type { Reparsable, TextChange } from '../text/parse.ts';
import { parseText, reparseText } from '../text/parse.ts';
import { READING_LIMIT } from '../text/readable.ts';
import type { Manifest } from '../versions/manifest.ts';
import { isManifest, readManifest } from '../versions/manifest.ts';

export interface ReadDraft {
  readonly dialect: Dialect;
  readonly draft: Draft;
  readonly variables: ReadonlySet<string>;
}

/** One version of a file as it was read: its drafts, its entries if it is an environment file, its packages if it is a manifest. */
export interface ReadDocument {
  readonly document: SourceDocument;
  readonly kind: FileKind;
  /** By language; line formats under `lines`. */
  readonly trees: ReadonlyMap<string, Reparsable>;
  readonly drafts: readonly ReadDraft[];
  readonly environment: EnvironmentDocument | undefined;
  readonly manifest: Manifest | undefined;
  /** The entries of a file to copy from. */
  readonly example: EnvironmentDocument | undefined;
}

export interface ReadRequest {
  readonly document: SourceDocument;
  readonly dialects: readonly Dialect[];
  /** The version before, and the changes that lead from it to this one: they make the parse incremental. */
  readonly earlier?: ReadDocument | undefined;
  readonly changes?: readonly TextChange[] | undefined;
}

/** Reads with every dialect that the file concerns. A file that concerns none costs one string search per dialect. */
export async function readDocument({ document, dialects, earlier, changes }: ReadRequest): Promise<ReadDocument> {
  const kind = fileKind(document.path);
  const entries = kind === 'source' ? undefined : readEnvironmentDocument({ ...document, text: document.text.slice(0, READING_LIMIT) });
  const trees = new Map<string, Reparsable>();
  const drafts: ReadDraft[] = [];
  for (const dialect of dialects.filter(dialect => dialect.matches(document.path, document.text))) {
    const request = { ...document, language: dialect.language(document.path) };
    const name = treeName(dialect, document.path);
    const before = changes && earlier?.trees.get(name);
    const tree = trees.get(name) ?? (before ? await reparseText(request, changes, before) : await parseText(request));
    trees.set(name, tree);
    const parsed = entries === undefined ? tree.parsed : { ...tree.parsed, environment: entries.file };
    for (const draft of dialect.read(parsed)) drafts.push({ dialect, draft, variables: variablesOf(draft) });
  }
  const environment = kind === 'environment' ? entries : undefined;
  const example = kind === 'example' ? entries : undefined;
  const manifest = isManifest(document.path) ? readManifest(document.path, document.text) : undefined;
  return { document, kind, trees, drafts, environment, manifest, example };
}

/** Under which a document keeps the reading that this dialect needs: dialects of one grammar share it. */
export function treeName(dialect: Dialect, path: string): string {
  return dialect.language(path) ?? 'lines';
}
