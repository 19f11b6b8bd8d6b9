import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { InitializeResult, ProtocolConnection } from 'vscode-languageserver/node';
import type { BenchDocument } from './documents.ts';

/** One language server over stdio, as an editor would drive it. All times in milliseconds. */
export class Session {
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #pulls: boolean;
  #published: { readonly uri: string; readonly resolve: () => void } | undefined;
  #version = 1;

  private constructor(process: ChildProcess, connection: ProtocolConnection, pulls: boolean) {
    this.#process = process;
    this.#connection = connection;
    this.#pulls = pulls;
    connection.onNotification('textDocument/publishDiagnostics', ({ uri }: { uri: string }) => {
      if (this.#published?.uri === uri) this.#published.resolve();
    });
  }

  /** From the spawn to the answer to `initialize`. */
  static async start(command: readonly string[]): Promise<{ session: Session; start: number }> {
    const [file = '', ...args] = command;
    const began = performance.now();
    const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.listen();
    const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: { textDocument: { publishDiagnostics: {}, diagnostic: {}, synchronization: {} }, workspace: { configuration: true } },
    });
    const start = performance.now() - began;
    await connection.sendNotification('initialized', {});
    return { session: new Session(child, connection, capabilities.diagnosticProvider !== undefined), start };
  }

  async open({ uri, languageId, text }: BenchDocument): Promise<number> {
    this.#version = 1;
    return this.#untilDiagnosed(uri, () =>
      this.#connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: this.#version, text } }),
    );
  }

  /** Types one character at the end of the document's edit line, or deletes it again. */
  async edit({ uri, text, editLine }: BenchDocument, action: 'type' | 'delete'): Promise<number> {
    const end = text.split('\n')[editLine]?.length ?? 0;
    const range = { start: { line: editLine, character: end }, end: { line: editLine, character: action === 'type' ? end : end + 1 } };
    this.#version++;
    return this.#untilDiagnosed(uri, () =>
      this.#connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: this.#version },
        contentChanges: [{ range, text: action === 'type' ? ' ' : '' }],
      }),
    );
  }

  /** The most memory that the process held so far, in megabytes. */
  async peakMemory(): Promise<number> {
    const status = await readFile(`/proc/${this.#process.pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
  }

  async end(): Promise<void> {
    const exited = new Promise(resolve => this.#process.once('exit', resolve));
    this.#connection.dispose();
    this.#process.kill();
    await exited;
  }

  /** Pulls where the server offers it, as today's editors do; else waits for what it publishes. */
  async #untilDiagnosed(uri: string, act: () => Promise<void>): Promise<number> {
    const began = performance.now();
    if (this.#pulls) {
      await act();
      await this.#connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    } else {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#published = { uri, resolve };
      await act();
      await promise;
    }
    return performance.now() - began;
  }
}
