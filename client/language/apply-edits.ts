import { Position, Range, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { FileEdits } from '../../protocol/requests.ts';

/**
 * Applies edits to files and saves those files that had nothing unsaved before: a program that is started next reads the disk,
 * and what the user was in the middle of typing stays theirs to save.
 */
export async function applyEdits(files: readonly FileEdits[]): Promise<boolean> {
  const unsaved = new Set(workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString()));
  const edit = new WorkspaceEdit();
  const touched: Uri[] = [];
  for (const { uri: text, create, edits } of files) {
    const uri = Uri.parse(text, true);
    touched.push(uri);
    if (create === true) edit.createFile(uri, { ignoreIfExists: true });
    for (const { range, newText } of edits) edit.replace(uri, toRange(range), newText);
  }
  if (!(await workspace.applyEdit(edit))) return false;
  for (const document of workspace.textDocuments) {
    const isTouched = touched.some(uri => uri.toString() === document.uri.toString());
    if (isTouched && document.isDirty && !unsaved.has(document.uri.toString())) await document.save();
  }
  return true;
}

type ProtocolRange = FileEdits['edits'][number]['range'];

export function toRange({ start, end }: ProtocolRange): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}
