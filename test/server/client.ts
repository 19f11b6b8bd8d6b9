import { PassThrough } from 'node:stream';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type {
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeParams,
  InitializeResult,
  ProtocolConnection,
  Range,
  WorkspaceDiagnosticReportPartialResult,
} from 'vscode-languageserver/node';
import { startServer } from '../../server/start-server.ts';

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly capabilities?: InitializeParams['capabilities'];
  readonly initializationOptions?: unknown;
  readonly settings?: unknown;
}

const CAPABILITIES: InitializeParams['capabilities'] = { textDocument: { diagnostic: {} }, workspace: { configuration: true } };

/** A client and a server in this process, joined by streams as over stdio. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly #versions = new Map<string, number>();
  result: InitializeResult | undefined;

  private constructor(connection: ProtocolConnection) {
    this.connection = connection;
  }

  static async start(options: ClientOptions = {}): Promise<Client> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    startServer({
      reader: new StreamMessageReader(toServer),
      writer: new StreamMessageWriter(toClient),
      pageOf: rule => `page:${rule}`,
    });
    const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const client = new Client(connection);
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => options.settings ?? null));
    connection.listen();
    client.result = await connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: options.folders?.map(uri => ({ uri, name: 'folder' })) ?? null,
      capabilities: options.capabilities ?? CAPABILITIES,
      initializationOptions: options.initializationOptions,
    });
    await connection.sendNotification('initialized', {});
    return client;
  }

  async open(uri: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: '', version: 1, text } });
  }

  async change(uri: string, range: Range, text: string): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text }] });
  }

  async pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  async fixes(uri: string, range: Range): Promise<readonly CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
  }

  /** Opens a workspace pull with partial results; calls back with every report that names `uri`. */
  watchWorkspace(uri: string, seen: (diagnostics: readonly Diagnostic[]) => void): void {
    this.connection.onNotification('$/progress', ({ value }: { value: WorkspaceDiagnosticReportPartialResult }) => {
      const report = value.items.find(item => item.uri === uri);
      if (report?.kind === 'full') seen(report.items);
    });
    void this.connection.sendRequest('workspace/diagnostic', { previousResultIds: [], partialResultToken: uri }).catch(() => undefined);
  }

  stop(): void {
    this.connection.dispose();
  }
}

export function rangeOf(text: string, part: string): Range {
  const start = text.indexOf(part);
  const before = text.slice(0, start).split('\n');
  const line = before.length - 1;
  const character = before.at(-1)?.length ?? 0;
  return { start: { line, character }, end: { line, character: character + part.length } };
}
