import type { Dialect, ResolvedDraft } from './dialects/dialect.ts';
import type { EnvironmentFamily } from './environment/environments.ts';
import { joinFamily, readEnvironmentDocument, truncationIn } from './environment/environments.ts';
import type { EnvironmentDocument } from './environment/environments.ts';
import { resolveDraft, variablesOf } from './environment/resolve.ts';
import type { SourceDocument } from './model/document.ts';
import { fileKind } from './model/document.ts';
import type { Mailer } from './model/mailer.ts';
import type { Draft, ResolvedSetting } from './model/setting.ts';
import type { Reparsable, TextChange } from './text/parse.ts';
import { parseText, reparseText } from './text/parse.ts';

interface ReadDraft {
  readonly dialect: Dialect;
  readonly draft: Draft;
  readonly variables: ReadonlySet<string>;
}

/** One file as it was read: its drafts, and its entries if it is an environment file. */
interface ReadDocument {
  readonly document: SourceDocument;
  readonly trees: ReadonlyMap<string, Reparsable>;
  readonly drafts: readonly ReadDraft[];
  readonly environment: EnvironmentDocument | undefined;
}

interface ResolvedDocument {
  /** The family, at its revision, in which the mailers were resolved. */
  readonly family: EnvironmentFamily | undefined;
  readonly mailers: readonly Mailer[];
}

/**
 * The files of a workspace that bear on mail settings, read once per version, and the mailers that they make together. The
 * owner feeds it documents; it never looks for one.
 */
export class Project {
  readonly #dialects: readonly Dialect[];
  readonly #documents = new Map<string, ReadDocument>();
  readonly #families = new Map<string, EnvironmentFamily>();
  readonly #resolved = new Map<string, ResolvedDocument>();

  constructor(dialects: readonly Dialect[]) {
    this.#dialects = dialects;
  }

  /** Adds a document, or replaces its text. `changes` lead from the text before to this one and make the parse incremental. */
  async update(document: SourceDocument, changes?: readonly TextChange[]): Promise<void> {
    const earlier = this.#documents.get(document.uri);
    const matching = this.#dialects.filter(dialect => dialect.matches(document.path, document.text));
    const trees = new Map<string, Reparsable>();
    const drafts: ReadDraft[] = [];
    for (const dialect of matching) {
      const language = dialect.language(document.path);
      const request = { ...document, language };
      const name = language ?? 'lines';
      const before = changes && earlier?.trees.get(name);
      const tree = trees.get(name) ?? (before ? await reparseText(request, changes, before) : await parseText(request));
      trees.set(name, tree);
      for (const draft of dialect.read(tree.parsed)) drafts.push({ dialect, draft, variables: variablesOf(draft) });
    }
    const environment = fileKind(document.path) === 'environment' ? readEnvironmentDocument(document) : undefined;
    this.#documents.set(document.uri, { document, trees, drafts, environment });
    this.#resolved.delete(document.uri);
    if (environment !== undefined || earlier?.environment !== undefined) this.#rebuildFamily(directoryOf(document.path));
  }

  remove(uri: string): void {
    const removed = this.#documents.get(uri);
    this.#documents.delete(uri);
    this.#resolved.delete(uri);
    if (removed?.environment !== undefined) this.#rebuildFamily(directoryOf(removed.document.path));
  }

  document(uri: string): SourceDocument | undefined {
    return this.#documents.get(uri)?.document;
  }

  documents(): readonly SourceDocument[] {
    return [...this.#documents.values()].map(({ document }) => document);
  }

  /** Whether anything in the document bears on mail: a mailer, or entries that another file's mailer may read. */
  isRelevant(uri: string): boolean {
    const read = this.#documents.get(uri);
    return read !== undefined && (read.drafts.length > 0 || read.environment !== undefined);
  }

  environmentDocument(uri: string): EnvironmentDocument | undefined {
    return this.#documents.get(uri)?.environment;
  }

  /** The tree of a document in its dialect's language, for writing edits. */
  reading(uri: string, dialect: Dialect): Reparsable | undefined {
    const read = this.#documents.get(uri);
    return read?.trees.get(dialect.language(read.document.path) ?? 'lines');
  }

  /** The environment that a program beside this file reads: of the nearest folder upwards that has one. */
  familyOf(path: string): EnvironmentFamily | undefined {
    for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
      const family = this.#families.get(directory);
      if (family !== undefined || directory === '') return family;
    }
  }

  /** The mailers that stand in this file, in the order of the text; one for each environment in which they differ. */
  mailersOf(uri: string): readonly Mailer[] {
    const read = this.#documents.get(uri);
    if (read === undefined || read.drafts.length === 0) return [];
    const family = this.familyOf(read.document.path);
    const known = this.#resolved.get(uri);
    if (known !== undefined && known.family === family) return known.mailers;
    const mailers = read.drafts.flatMap(draft => resolveMailers(draft, read, family));
    this.#resolved.set(uri, { family, mailers });
    return mailers;
  }

  /** The mailers whose findings can lie in this file: its own, and those of programs that read it as their environment. */
  mailersTouching(uri: string): readonly Mailer[] {
    const read = this.#documents.get(uri);
    if (read === undefined) return [];
    if (read.environment === undefined) return this.mailersOf(uri);
    const readers = this.readersOf(uri).flatMap(reader => this.mailersOf(reader));
    return [...this.mailersOf(uri).filter(mailer => !isAbsorbed(mailer, readers)), ...readers];
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

  /** Every mailer of the workspace, without those environment files that a program's own mailer already speaks for. */
  mailers(): readonly Mailer[] {
    return [...this.#documents.keys()].flatMap(uri => {
      const own = this.mailersOf(uri);
      if (own.length === 0 || this.#documents.get(uri)?.environment === undefined) return own;
      const readers = this.readersOf(uri).flatMap(reader => this.mailersOf(reader));
      return own.filter(mailer => !isAbsorbed(mailer, readers));
    });
  }

  #rebuildFamily(directory: string): void {
    const members = [...this.#documents.values()]
      .filter(({ document, environment }) => environment !== undefined && directoryOf(document.path) === directory)
      .flatMap(({ environment }) => environment ?? []);
    if (members.length === 0) this.#families.delete(directory);
    else this.#families.set(directory, joinFamily(directory, members));
  }
}

function resolveMailers({ dialect, draft, variables }: ReadDraft, { document, environment }: ReadDocument, family?: EnvironmentFamily) {
  const modes = variables.size === 0 || family === undefined ? [undefined] : [undefined, ...family.modesDefining(variables)];
  return modes.map((mode): Mailer => {
    const lookup = family?.lookup(mode, draft.reader ?? 'dotenv') ?? (() => undefined);
    const resolved = markTruncations(resolveDraft(draft, document.uri, lookup), environment);
    const ownMode = mode ?? environment?.mode;
    return {
      ...dialect.interpret(resolved),
      dialect: dialect.id,
      framework: dialect.framework,
      uri: document.uri,
      draft,
      settings: resolved.settings,
      ...(ownMode !== undefined && { mode: ownMode }),
    };
  });
}

/** Lines of an environment file stand for themselves; the reader that the dialect supposes may still drop a part of one. */
function markTruncations(resolved: ResolvedDraft, environment: EnvironmentDocument | undefined): ResolvedDraft {
  if (environment === undefined) return resolved;
  const settings = resolved.settings.map((setting): ResolvedSetting => {
    const entry = environment.file.entries.find(({ key }) => key.start === setting.key.start);
    const truncated = entry && truncationIn(environment, entry, resolved.draft.reader ?? 'dotenv');
    return truncated && setting.result.known ? { ...setting, result: { ...setting.result, truncated } } : setting;
  });
  return { ...resolved, settings };
}

/** A group of lines in `.env` is no mailer of its own once a program's mailer takes one of them: that one says what they mean. */
function isAbsorbed(mailer: Mailer, readers: readonly Mailer[]): boolean {
  const names = new Set(mailer.settings.map(({ name }) => name));
  return readers.some(reader =>
    reader.settings.some(({ result }) => result.known && result.variable !== undefined && names.has(result.variable)),
  );
}

export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
