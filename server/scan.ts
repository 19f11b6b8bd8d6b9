import type { CancellationToken } from 'vscode-languageserver';
import type { ScanParams, ScanResult } from '../protocol/requests.ts';
import { scanRequest } from '../protocol/requests.ts';
import type { ScanContext } from './scan-workspace.ts';

/** Registers the search for secrets, which is loaded when it is first asked for. */
export function registerScan(context: ScanContext): void {
  context.connection.onRequest(scanRequest, async (params: ScanParams, token: CancellationToken): Promise<ScanResult> => {
    const ending = new AbortController();
    const cancelled = token.onCancellationRequested(() => ending.abort());
    try {
      const { scanWorkspace } = await import('./scan-workspace.ts');
      return await scanWorkspace(params, context, ending.signal);
    } finally {
      cancelled.dispose();
    }
  });
}
