import { homedir } from 'node:os';
import { l10n, Uri, window, workspace } from 'vscode';

/** Asks where to, beginning in the workspace. */
export async function saveFile(name: string, content: Uint8Array): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const target = await window.showSaveDialog({ defaultUri: Uri.joinPath(folder, name), title: l10n.t('Save {0}', name) });
  if (target !== undefined) await workspace.fs.writeFile(target, content);
}
