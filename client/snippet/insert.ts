import { l10n, window, workspace } from 'vscode';
import type { QuickPickItem, TextEditor } from 'vscode';
import type { Snippet } from '../../core/snippets/snippet.ts';

/** Puts the text at the cursor of an open file of that language, if the user wants it there, else into a new document. */
export async function insertSnippet(snippet: Snippet, text: string, title: string): Promise<boolean> {
  const editor = window.activeTextEditor;
  const fits = editor !== undefined && belongs(snippet, editor);
  const place = fits ? await askPlace(editor, title) : 'new';
  if (place === undefined) return false;
  if (place === 'cursor' && editor !== undefined) return editor.edit(edit => edit.replace(editor.selection, text));
  const document = await workspace.openTextDocument({ language: snippet.language, content: text });
  await window.showTextDocument(document);
  return true;
}

/** JavaScript goes into TypeScript and JSX as well. */
function belongs({ language }: Snippet, { document }: TextEditor): boolean {
  if (document.uri.scheme === 'output') return false;
  return language === 'javascript' ? /^(?:java|type)script(?:react)?$/.test(document.languageId) : document.languageId === language;
}

interface PlaceItem extends QuickPickItem {
  readonly place: 'cursor' | 'new';
}

async function askPlace({ document }: TextEditor, title: string): Promise<PlaceItem['place'] | undefined> {
  const items: readonly PlaceItem[] = [
    { place: 'cursor', label: l10n.t('Insert at the Cursor'), description: workspace.asRelativePath(document.uri) },
    { place: 'new', label: l10n.t('Open as a New Document') },
  ];
  return (await window.showQuickPick(items, { title, placeHolder: l10n.t('Where to?') }))?.place;
}
