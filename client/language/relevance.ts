import { FileType, languages, workspace } from 'vscode';
import type { CancellationToken, TextDocument, Uri } from 'vscode';
import { mayHoldMailSettings } from '../../core/features/relevance.ts';
import { ENVIRONMENT_FILES, FOREIGN_FOLDERS, LANGUAGES, SETTINGS_FILES, TELLING_FILES } from './documents.ts';

/** More files than this say enough about a workspace. */
const MOST_FILES = 200;

/** Bytes. A settings file is smaller; a larger one is read by the server once it is opened. */
const LARGEST_FILE = 1_000_000;

export function mayConcernMail(document: TextDocument): boolean {
  const known =
    LANGUAGES.includes(document.languageId) ||
    [ENVIRONMENT_FILES, SETTINGS_FILES].some(pattern => languages.match({ pattern }, document) > 0);
  return known && mayHoldMailSettings(document.getText());
}

/** Whether any file of the workspace could hold mail settings. Without one no server process is started. */
export async function workspaceConcernsMail(token: CancellationToken): Promise<boolean> {
  if (workspace.textDocuments.some(mayConcernMail)) return true;
  const files = await workspace.findFiles(TELLING_FILES, FOREIGN_FOLDERS, MOST_FILES, token);
  for (const file of files) {
    if (token.isCancellationRequested) return false;
    if (mayHoldMailSettings(await readSmallFile(file))) return true;
  }
  return false;
}

/** Empty for what is no file, too large, or gone by now. */
async function readSmallFile(file: Uri): Promise<string> {
  try {
    const { size, type } = await workspace.fs.stat(file);
    if (size > LARGEST_FILE || (type & FileType.File) === 0) return '';
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return '';
  }
}
