import type { InlayHint } from 'vscode-languageserver';
import { inlaysOf } from '../core/features/inlay.ts';
import type { ServerContext } from './context.ts';

export function registerInlays({ connection, service, documents, converter }: ServerContext): void {
  connection.languages.inlayHint.on(async ({ textDocument: { uri } }): Promise<InlayHint[]> => {
    await documents.settleAll();
    return inlaysOf(uri, service.project).map(({ offset, label }) => ({
      position: converter.range({ uri, span: { start: offset, end: offset } }).start,
      label,
    }));
  });
}
