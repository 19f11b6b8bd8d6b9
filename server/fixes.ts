import type { CodeAction, Diagnostic, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { CodeActionKind, CreateFile } from 'vscode-languageserver';
import { renderTitle } from '../core/model/describe-change.ts';
import type { FileEdit } from '../core/model/edit.ts';
import type { OfferedFix } from '../core/service.ts';
import { movePasswordCommand } from '../protocol/requests.ts';
import { ignoreEdit } from '../workspace/gitignore.ts';
import { pathOfUri } from '../workspace/uri.ts';
import type { ServerContext } from './context.ts';
import { mailerId } from './mailers.ts';

/** Registers the fixes of findings as quick fixes. Edits carry the version that they were computed for. */
export function registerFixes(context: ServerContext, hasCommands: boolean): void {
  const { connection, service, documents, converter } = context;

  connection.onCodeAction(async ({ textDocument, range, context: { only } }): Promise<CodeAction[]> => {
    if (only !== undefined && !only.some(kind => CodeActionKind.QuickFix.startsWith(kind))) return [];
    await documents.settleAll();
    const document = documents.get(textDocument.uri);
    if (document === undefined) return [];
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const actions: CodeAction[] = [];
    for (const offered of service.fixes(textDocument.uri, span)) {
      const diagnostic = converter.diagnostic(offered.finding);
      const action = movesPassword(offered)
        ? hasCommands && moveAction(offered, diagnostic)
        : await editAction(offered, diagnostic, context);
      if (action) actions.push(action);
    }
    return actions;
  });
}

function movesPassword({ fix }: OfferedFix): boolean {
  return fix.some(change => 'move' in change);
}

/** The password has to be kept before the literal goes: the client does both, in that order. */
function moveAction(offered: OfferedFix, diagnostic: Diagnostic): CodeAction {
  const title = renderTitle(offered.titles);
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: offered.preferred,
    command: { title, command: movePasswordCommand, arguments: [mailerId(offered.mailer)] },
  };
}

async function editAction(offered: OfferedFix, diagnostic: Diagnostic, context: ServerContext): Promise<CodeAction> {
  return {
    title: renderTitle(offered.titles),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: offered.preferred,
    edit: await workspaceEdit([...offered.edits, ...(await ignoreEdits(offered.ignore, context))], context),
  };
}

export async function ignoreEdits(uris: readonly string[], { folderOf }: ServerContext): Promise<FileEdit[]> {
  const edits: FileEdit[] = [];
  for (const uri of uris) {
    const path = pathOfUri(uri);
    const folder = folderOf(uri);
    const root = folder === undefined ? undefined : pathOfUri(folder);
    if (path !== undefined && root !== undefined) edits.push(await ignoreEdit(path, root));
  }
  return edits;
}

async function workspaceEdit(files: readonly FileEdit[], { converter, documents }: ServerContext): Promise<WorkspaceEdit> {
  const documentChanges: (TextDocumentEdit | CreateFile)[] = [];
  for (const { uri, edits, create } of files) {
    if (create) documentChanges.push(CreateFile.create(uri, { ignoreIfExists: true }));
    const version = documents.get(uri)?.version ?? null;
    documentChanges.push({ textDocument: { uri, version }, edits: await converter.edits(uri, edits) });
  }
  return { documentChanges };
}
