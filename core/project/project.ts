import type { Dialect } from '../dialects/dialect.ts';
import type { EnvironmentDocument, EnvironmentFamily } from '../environment/environments.ts';
import { joinFamily } from '../environment/environments.ts';
import type { FileKind, SourceDocument } from '../model/document.ts';
import { fileKind } from '../model/document.ts';
import type { Mailer } from '../model/mailer.ts';
import type { Reparsable, TextChange } from '../text/parse.ts';
import { joinManifests } from '../versions/installed.ts';
import type { Manifest } from '../versions/manifest.ts';
import type { Version } from '../versions/version.ts';
import type { Ancestry } from './inherit.ts';
import { ancestryOf, environmentOf } from './inherit.ts';
import type { ReadDocument, ReadDraft } from './read-document.ts';
import { readDocument, treeName } from './read-document.ts';
import { resolveMailers } from './resolve-mailers.ts';

/** The mailers of a document, with everything that they were made from: if any of it is another object, they are made anew. */
interface ResolvedDocument {
  readonly sources: readonly unknown[];
  readonly mailers: readonly Mailer[];
}

/**
 * The files of a workspace that bear on mail settings, read once per version, and the mailers that they make together. The
 * owner feeds it documents; it never looks for one.
 */
export class Project {
  readonly #dialects: readonly Dialect[];
  readonly #documents = new Map<string, ReadDocument>();
  readonly #uris = new Map<string, string>();
  readonly #families = new Map<string, EnvironmentFamily>();
  /** Environment files and examples: by folder, then by URI. */
  readonly #environments = new Map<string, Map<string, ReadDocument>>();
  /** By folder, then by URI. */
  readonly #manifests = new Map<string, Map<string, Manifest>>();
  readonly #resolved = new Map<string, ResolvedDocument>();

  constructor(dialects: readonly Dialect[]) {
    this.#dialects = dialects;
  }

  /** Adds a document, or replaces its text. `changes` lead from the text before to this one and make the parse incremental. */
  async update(document: SourceDocument, changes?: readonly TextChange[]): Promise<void> {
    const earlier = this.#documents.get(document.uri);
    const read = await readDocument({ document, dialects: this.#dialects, earlier, changes });
    this.#documents.set(document.uri, read);
    this.#uris.set(document.path, document.uri);
    if (belongsToFamily(read) || (earlier !== undefined && belongsToFamily(earlier))) this.#rebuildFamily(document);
    if (read.manifest !== undefined) this.#keepManifest(document, read.manifest);
  }

  remove(uri: string): void {
    const removed = this.#documents.get(uri);
    if (removed === undefined) return;
    this.#documents.delete(uri);
    this.#resolved.delete(uri);
    this.#uris.delete(removed.document.path);
    if (belongsToFamily(removed)) this.#rebuildFamily(removed.document);
    if (removed.manifest !== undefined) this.#manifests.get(directoryOf(removed.document.path))?.delete(uri);
  }

  document(uri: string): SourceDocument | undefined {
    return this.#documents.get(uri)?.document;
  }

  /** By the name of the document, or by that of a file that was never read. */
  kindOf(uri: string): FileKind {
    return this.#documents.get(uri)?.kind ?? fileKind(uri);
  }

  documents(): readonly SourceDocument[] {
    return [...this.#documents.values()].map(({ document }) => document);
  }

  /** Whether anything in the document bears on mail: a mailer, entries that another file's mailer may read, or versions. */
  isRelevant(uri: string): boolean {
    const read = this.#documents.get(uri);
    return read !== undefined && (read.drafts.length > 0 || belongsToFamily(read) || read.manifest !== undefined);
  }

  environmentDocument(uri: string): EnvironmentDocument | undefined {
    return this.#documents.get(uri)?.environment;
  }

  /** The tree of a document in its dialect's language, for writing edits. */
  reading(uri: string, dialect: Dialect): Reparsable | undefined {
    const read = this.#documents.get(uri);
    return read?.trees.get(treeName(dialect, read.document.path));
  }

  /** The environment that a program beside this file reads: of the nearest folder upwards that has one. */
  familyOf(path: string): EnvironmentFamily | undefined {
    for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
      const family = this.#families.get(directory);
      if (family !== undefined || directory === '') return family;
    }
  }

  /** The version of a package that a file gets, by the manifests of its folder and those above. */
  installed(path: string, name: string): Version | undefined {
    return joinManifests(this.#manifestsOf(path))(name);
  }

  /** The mailers that stand in this file, in the order of the text; one for each environment in which they differ. */
  mailersOf(uri: string): readonly Mailer[] {
    const read = this.#documents.get(uri);
    if (read === undefined || read.drafts.length === 0) return [];
    const family = this.familyOf(read.document.path);
    const ancestries = read.drafts.map(draft => this.#ancestryOf(draft, uri));
    const manifests = this.#manifestsOf(read.document.path);
    const sources = [read, family, ...manifests, ...ancestries.flatMap(({ ancestors }) => ancestors.map(ancestor => ancestor.read))];
    const known = this.#resolved.get(uri);
    if (known !== undefined && isSame(known.sources, sources)) return known.mailers;
    const installed = joinManifests(manifests);
    const mailers = read.drafts.flatMap((readDraft, position) =>
      resolveMailers({ readDraft, read, ancestry: ancestries[position] ?? NO_ANCESTRY, family, installed }),
    );
    this.#resolved.set(uri, { sources, mailers });
    return mailers;
  }

  /**
   * The mailers whose findings can lie in this file: its own, those of programs that read it as their environment, and those that
   * inherit its settings.
   */
  mailersTouching(uri: string): readonly Mailer[] {
    const others = [...this.readersOf(uri), ...this.heirsOf(uri)].flatMap(other => this.mailersOf(other));
    const own = this.mailersOf(uri).filter(mailer => !this.#isKnownToProgram(mailer));
    return others.length === 0 ? own : [...own.filter(mailer => !isSpokenFor(mailer, others)), ...others];
  }

  /** Whether a program below the mailer's file takes its variables, and its own settings say what they come to. */
  #isKnownToProgram({ draft, uri, settings }: Mailer): boolean {
    const path = this.#documents.get(uri)?.document.path;
    if (draft.forProgram !== true || path === undefined) return false;
    const directory = `${directoryOf(path)}/`;
    return [...this.#documents.values()].some(({ document, drafts }) => {
      if (!document.path.startsWith(directory)) return false;
      const isReader = drafts.some(
        ({ draft: other, variables }) => other.forProgram !== true && settings.some(({ name }) => variables.has(name)),
      );
      return isReader && this.mailersOf(document.uri).some(({ port, encryption }) => port !== undefined && encryption !== undefined);
    });
  }

  /** Files whose mailers take variables from this environment file. */
  readersOf(uri: string): readonly string[] {
    const read = this.#documents.get(uri);
    if (read?.environment === undefined) return [];
    const family = this.#families.get(directoryOf(read.document.path));
    return [...this.#documents.values()]
      .filter(({ drafts, environment }) => environment === undefined && drafts.some(({ variables }) => variables.size > 0))
      .filter(({ document }) => this.familyOf(document.path) === family)
      .map(({ document }) => document.uri);
  }

  /** Files whose mailers inherit settings from this one, directly or over others. */
  heirsOf(uri: string): readonly string[] {
    const read = this.#documents.get(uri);
    if (read === undefined || (read.drafts.length === 0 && !belongsToFamily(read))) return [];
    const namesOthers = ({ draft }: ReadDraft) => draft.inherits !== undefined || draft.environmentFiles !== undefined;
    return [...this.#documents.values()]
      .filter(({ drafts, document }) =>
        drafts.some(
          draft => namesOthers(draft) && this.#ancestryOf(draft, document.uri).ancestors.some(ancestor => ancestor.read === read),
        ),
      )
      .map(({ document }) => document.uri);
  }

  /** Every mailer of the workspace, without those that another one speaks for. */
  mailers(): readonly Mailer[] {
    return [...this.#documents.keys()].flatMap(uri => this.mailersTouching(uri).filter(mailer => mailer.uri === uri));
  }

  #ancestryOf(draft: ReadDraft, uri: string): Ancestry {
    const documentAt = (path: string): ReadDocument | undefined => this.#documents.get(this.#uris.get(path) ?? '');
    if (draft.draft.environmentFiles !== undefined) return environmentOf(draft, uri, documentAt);
    return draft.draft.inherits === undefined ? NO_ANCESTRY : ancestryOf(draft, documentAt);
  }

  /** Nothing of a manifest without a package that matters, so that most changes of one leave the mailers alone. */
  #keepManifest({ uri, path }: SourceDocument, manifest: Manifest): void {
    const directory = directoryOf(path);
    const known = this.#manifests.get(directory) ?? new Map<string, Manifest>();
    if (manifest.size > 0) known.set(uri, manifest);
    else known.delete(uri);
    this.#manifests.set(directory, known);
  }

  /** Of the nearest folder first. */
  #manifestsOf(path: string): readonly Manifest[] {
    const found: Manifest[] = [];
    for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
      found.push(...(this.#manifests.get(directory)?.values() ?? []));
      if (directory === '') return found;
    }
  }

  #rebuildFamily({ uri, path }: SourceDocument): void {
    const directory = directoryOf(path);
    const here = this.#environments.get(directory) ?? new Map<string, ReadDocument>();
    const read = this.#documents.get(uri);
    if (read !== undefined && belongsToFamily(read)) here.set(uri, read);
    else here.delete(uri);
    this.#environments.set(directory, here);
    const members = [...here.values()].flatMap(({ environment }) => environment ?? []);
    const examples = [...here.values()].flatMap(({ example }) => example ?? []);
    if (members.length === 0) this.#families.delete(directory);
    else this.#families.set(directory, joinFamily(directory, members, examples));
  }
}

const NO_ANCESTRY: Ancestry = { ancestors: [], complete: false };

/**
 * A group of lines in `.env` is no mailer of its own once a program's mailer takes one of them, and settings that others inherit are
 * none once one of the others sends with them: those know what they mean together. An heir that sends nothing (`staging.py` with a
 * console) leaves them to speak for themselves.
 */
function isSpokenFor(mailer: Mailer, others: readonly Mailer[]): boolean {
  const names = new Set(mailer.settings.map(({ name }) => name));
  return others.some(other =>
    other.settings.some(
      ({ uri, result }) =>
        (uri === mailer.uri && other.transport.value === 'smtp') ||
        (result.known && result.variable !== undefined && names.has(result.variable)),
    ),
  );
}

function belongsToFamily({ environment, example }: ReadDocument): boolean {
  return environment !== undefined || example !== undefined;
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((source, position) => source === other[position]);
}

export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
