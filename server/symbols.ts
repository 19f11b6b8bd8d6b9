import type { DocumentSymbol } from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver';
import { outlineOf } from '../core/features/outline.ts';
import type { ServerContext } from './context.ts';

export function registerSymbols({ connection, service, documents, converter }: ServerContext): void {
  connection.onDocumentSymbol(async ({ textDocument: { uri } }): Promise<DocumentSymbol[]> => {
    await documents.settle(uri);
    return outlineOf(uri, service.project).map(({ name, detail, span, selection }) => ({
      name,
      detail,
      kind: SymbolKind.Object,
      range: converter.range({ uri, span }),
      selectionRange: converter.range({ uri, span: selection }),
    }));
  });
}
