import type { Span } from './span.ts';

/** Replaces `span` by `text`. An empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Edits of one file, in any order, not overlapping. `create`: the file may not exist yet and starts empty. */
export interface FileEdit {
  readonly uri: string;
  readonly edits: readonly TextEdit[];
  readonly create?: boolean;
}

/** Every span counts in `text` as it was. Edits of one place are made in the order in which they are given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
  let result = '';
  let position = 0;
  for (const { span, text: replacement } of ordered) {
    result += text.slice(position, span.start) + replacement;
    position = span.end;
  }
  return result + text.slice(position);
}
