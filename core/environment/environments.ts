import type { SourceDocument } from '../model/document.ts';
import type { EnvironmentEntry, EnvironmentFile } from './dotenv.ts';
import { readEnvironment } from './dotenv.ts';
import type { Definition, Lookup } from './evaluate.ts';
import type { Truncation } from '../model/setting.ts';
import { environmentName, filesOfMode } from './family.ts';
import type { EnvironmentReader } from './reader.ts';
import { valueSeenBy } from './readers.ts';
import type { VariableLookup } from './readers.ts';
import { truncation } from './truncation.ts';
import type { TruncatedValue } from './truncation.ts';

/** An environment file of a workspace: `.env`, `.env.local`, `.env.production`. */
export interface EnvironmentDocument {
  readonly uri: string;
  readonly name: string;
  /** `production` for `.env.production` and `.env.production.local`; absent for those that always count. */
  readonly mode: string | undefined;
  readonly file: EnvironmentFile;
}

/** The environment files of one folder, as they override each other. Made anew when one of them changes. */
export interface EnvironmentFamily {
  readonly directory: string;
  readonly members: readonly EnvironmentDocument[];
  /** Files to copy from, which define nothing: `.env.example`. */
  readonly examples: readonly EnvironmentDocument[];
  /** What a variable is for a program that starts in a mode (`undefined`: in none) and reads its files with `reader`. */
  lookup(mode: string | undefined, reader: EnvironmentReader): Lookup;
  /** The modes whose own files define one of these variables: in the others the program sees nothing new. */
  modesDefining(variables: ReadonlySet<string>): readonly string[];
}

/** Reads a file whose name says that it is an environment file, or an example of one. */
export function readEnvironmentDocument({ uri, path, text }: SourceDocument): EnvironmentDocument {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { uri, name, mode: environmentName(name)?.mode, file: readEnvironment(text) };
}

/** `directory`: absolute, with forward slashes; `members` and `examples` lie in it, in any order. */
export function joinFamily(
  directory: string,
  members: readonly EnvironmentDocument[],
  examples: readonly EnvironmentDocument[] = [],
): EnvironmentFamily {
  return {
    directory,
    members,
    examples,
    lookup: (mode, reader) => {
      const sources = inPrecedence(members, mode, reader);
      const find = (variable: string) => sources.find(({ file }) => file.last.has(variable));
      const written = (variable: string) => find(variable)?.file.last.get(variable)?.value;
      return variable => {
        const source = find(variable);
        const entry = source?.file.last.get(variable);
        return source && entry && define(source, entry, { reader, written });
      };
    },
    modesDefining(variables) {
      const modes = new Set<string>();
      for (const { mode, file } of members) {
        if (mode !== undefined && file.entries.some(({ name }) => variables.has(name))) modes.add(mode);
      }
      return [...modes].sort();
    },
  };
}

interface Reading {
  readonly reader: EnvironmentReader;
  /** What the files of the family say, for the variables inside of values. */
  readonly written: VariableLookup;
}

function define(document: EnvironmentDocument, entry: EnvironmentEntry, { reader, written }: Reading): Definition {
  const seen = valueSeenBy(entry, reader, written);
  const truncated = place(truncation(entry, reader, written), document.uri, reader);
  return {
    text: 'value' in seen ? seen.value : entry.value,
    at: { uri: document.uri, span: entry.span },
    valueAt: { uri: document.uri, span: entry.at },
    ...(truncated && { truncated }),
  };
}

/** The part of an entry that a reader drops, for a file that is read by itself. */
export function truncationIn(
  { uri, file }: Pick<EnvironmentDocument, 'uri' | 'file'>,
  entry: EnvironmentEntry,
  reader: EnvironmentReader,
): Truncation | undefined {
  return place(
    truncation(entry, reader, name => file.last.get(name)?.value),
    uri,
    reader,
  );
}

function place(cut: TruncatedValue | undefined, uri: string, reader: EnvironmentReader): Truncation | undefined {
  return cut && { seenLength: cut.seenLength, writtenLength: cut.writtenLength, reader, rest: { uri, span: cut.rest } };
}

function inPrecedence(
  members: readonly EnvironmentDocument[],
  mode: string | undefined,
  reader: EnvironmentReader,
): readonly EnvironmentDocument[] {
  const names = filesOfMode(
    members.map(({ name }) => name),
    mode,
    // Symfony loads `.env.<mode>` over `.env.local`.
    reader === 'symfony' ? 'mode-over-local' : 'local-over-mode',
  );
  return names.flatMap(name => members.find(member => member.name === name) ?? []);
}
