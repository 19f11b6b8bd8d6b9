import type { CancellationToken } from 'vscode';

/** The editor's cancel as the signal that sockets understand. */
export function abortOn(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
