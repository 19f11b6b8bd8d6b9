import type { TextEdit } from '../model/edit.ts';
import type { Span } from '../model/span.ts';
import type { EnvironmentDocument } from './environments.ts';

/** Writes one entry of an environment file anew, found by its place. */
export function editEnvironment(
  { file }: EnvironmentDocument,
  at: Span,
  edit: 'quote' | { readonly text: string },
): readonly TextEdit[] | undefined {
  const entry = file.entries.find(({ span }) => span.start === at.start);
  if (entry === undefined || edit === 'quote') return undefined;
  return [{ span: entry.inner, text: edit.text }];
}
