import { Uri, workspace } from 'vscode';
import type { FileEdits, MailerSummary } from '../../protocol/requests.ts';
import { applyEdits } from '../language/apply-edits.ts';
import { exampleAddition } from './example-file.ts';

/**
 * Takes the literal out of the files: the server's edits put a reference in its place (and the file into `.gitignore` where it
 * belongs there), and the nearest `.env.example` names the variable. The password itself is already kept elsewhere by then.
 */
export async function replaceLiteral(mailer: MailerSummary, edits: readonly FileEdits[], variable: string): Promise<boolean> {
  const example = await exampleEdits(Uri.parse(mailer.location.uri, true), variable);
  return applyEdits(example === undefined ? edits : [...edits, example]);
}

async function exampleEdits(file: Uri, variable: string): Promise<FileEdits | undefined> {
  const folder = workspace.getWorkspaceFolder(file);
  if (folder === undefined) return undefined;
  for (let directory = Uri.joinPath(file, '..'); ; directory = Uri.joinPath(directory, '..')) {
    const uri = Uri.joinPath(directory, '.env.example');
    const document = await openIfPresent(uri);
    const isRoot = directory.path.length <= folder.uri.path.length;
    if (document !== undefined || isRoot) {
      const addition = exampleAddition(document?.getText() ?? '', variable);
      if (addition === undefined) return undefined;
      const end = document?.positionAt(document.getText().length) ?? { line: 0, character: 0 };
      const at = { line: end.line, character: end.character };
      return { uri: uri.toString(), create: document === undefined, edits: [{ range: { start: at, end: at }, newText: addition }] };
    }
  }
}

async function openIfPresent(uri: Uri) {
  try {
    await workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
  return workspace.openTextDocument(uri);
}
