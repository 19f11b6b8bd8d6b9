import { Uri, workspace } from 'vscode';
import { MANIFESTS, nameInManifest } from './manifest.ts';

/** What a test message says it comes from: the project's name in its manifest, else its folder's. */
export async function findApplicationName(file?: Uri): Promise<string> {
  const folder = (file === undefined ? undefined : workspace.getWorkspaceFolder(file)) ?? workspace.workspaceFolders?.[0];
  if (folder === undefined) return 'Envelope';
  for (const manifest of MANIFESTS) {
    const name = nameInManifest(manifest, await readText(Uri.joinPath(folder.uri, manifest)));
    if (name !== undefined) return name;
  }
  return folder.name;
}

/** Empty where there is no such file. */
async function readText(uri: Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}
