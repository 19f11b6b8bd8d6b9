import type { Hover } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../core/features/hover.ts';
import type { ServerContext } from './context.ts';

export function registerHover({ connection, service, documents, converter }: ServerContext): void {
  connection.onHover(async ({ textDocument: { uri }, position }): Promise<Hover | null> => {
    await documents.settleAll();
    const document = documents.get(uri);
    const found = document && hoverAt({ uri, offset: document.offsetAt(position), service });
    if (found === undefined) return null;
    return { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: converter.range({ uri, span: found.span }) };
  });
}
