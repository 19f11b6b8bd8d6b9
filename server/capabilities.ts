import type { InitializeParams, InitializeResult } from 'vscode-languageserver/node';
import { TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { InitializationOptions } from '../protocol/requests.ts';

/** What the server offers to this client. */
export function capabilitiesFor(params: InitializeParams): InitializeResult {
  const { commands } = (params.initializationOptions ?? {}) as InitializationOptions;
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      codeActionProvider: { codeActionKinds: ['quickfix'] },
      hoverProvider: true,
      documentSymbolProvider: true,
      completionProvider: {},
      inlayHintProvider: true,
      ...(commands === true && { codeLensProvider: {} }),
      ...(pullsDiagnostics(params) && {
        diagnosticProvider: { identifier: 'envelope', interFileDependencies: true, workspaceDiagnostics: true },
      }),
      workspace: { workspaceFolders: { supported: true } },
    },
    serverInfo: { name: 'Envelope' },
  };
}

/** Whether the client asks for findings itself. */
export function pullsDiagnostics({ capabilities: { textDocument } }: InitializeParams): boolean {
  return textDocument?.diagnostic !== undefined;
}
