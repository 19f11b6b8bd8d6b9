import type { CompletionItem } from 'vscode-languageserver';
import { CompletionItemKind } from 'vscode-languageserver';
import type { ServerContext } from './context.ts';

export function registerCompletion({ connection, service, documents, converter }: ServerContext): void {
  connection.onCompletion(async ({ textDocument: { uri }, position }): Promise<CompletionItem[]> => {
    await documents.settleAll();
    const document = documents.get(uri);
    if (document === undefined) return [];
    return service.complete(uri, document.offsetAt(position)).map(({ label, detail, span, rank }) => ({
      label,
      detail,
      kind: CompletionItemKind.Value,
      sortText: `${rank} ${label}`,
      textEdit: { range: converter.range({ uri, span }), newText: label },
    }));
  });
}
