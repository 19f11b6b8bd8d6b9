import type { InitializeParams, MessageReader, MessageWriter } from 'vscode-languageserver/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { capabilitiesFor } from './capabilities.ts';
import { compileEarly, loadUncompiled } from './early-compilation.ts';
import { HeldReader } from './held-reader.ts';

/** What the process around the server provides. */
export interface ServerHost {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Where a rule's page is to be read: a file beside the bundle, or a link. */
  readonly pageOf: (rule: string) => string;
}

/**
 * Serves one client until the connection ends. Opens no socket of its own. The answer to `initialize` says what the server can do
 * and needs nothing of what it knows; that is loaded afterwards, while the client gets ready.
 */
export function startServer(host: ServerHost): void {
  const reader = new HeldReader(host.reader);
  const connection = createConnection(ProposedFeatures.all, reader, host.writer);
  connection.onInitialize(params => {
    // The answer goes out first. A session that cannot be loaded ends the process, which the client reports.
    setImmediate(() => void load(params));
    return capabilitiesFor(params);
  });
  connection.listen();

  async function load(params: InitializeParams): Promise<void> {
    compileEarly();
    const { serve } = await loadUncompiled(() => import('./session.ts'));
    serve(connection, params, host);
    reader.release();
  }
}
