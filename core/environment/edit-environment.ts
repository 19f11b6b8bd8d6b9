import type { TextEdit } from '../model/edit.ts';
import type { Span } from '../model/span.ts';
import type { EnvironmentDocument } from './environments.ts';
import type { EnvironmentReader } from './reader.ts';
import { quoteEntry, writeEntry } from './write.ts';

export type EnvironmentEdit =
  | { readonly text: string }
  /** The reader that has to see the whole value, where it is known. */
  | { readonly quoteFor: EnvironmentReader | undefined };

/** Writes one entry of an environment file anew, found by its place. */
export function editEnvironment({ file }: EnvironmentDocument, at: Span, edit: EnvironmentEdit): readonly TextEdit[] | undefined {
  const entry = file.entries.find(({ span }) => span.start === at.start);
  if (entry === undefined) return undefined;
  if ('quoteFor' in edit) return quoteEntry(entry, edit.quoteFor)?.edits;
  return writeEntry(entry, edit.text).edits;
}
