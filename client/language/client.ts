import { Uri, workspace } from 'vscode';
import type { CancellationToken, ExtensionContext, LogOutputChannel } from 'vscode';
import { LanguageClient, ProgressType, RevealOutputChannelOn, State, TransportKind } from 'vscode-languageclient/node';
import type { DocumentFilter } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../protocol/requests.ts';
import { ENVIRONMENT_FILES, LANGUAGES, SETTINGS_FILES } from './documents.ts';
import { withoutContents } from './trace.ts';

/** What the rest of the client sees of a running server. */
export interface RunningServer {
  request<Result>(method: string, params: unknown): Promise<Result>;
  /** For what takes its time: it tells of its progress under a token that is added to the parameters, and can be cancelled. */
  follow<Result, Progress>(method: string, params: object, following: Following<Progress>): Promise<Result>;
  notify(method: string, params: unknown): Promise<void>;
  on(method: string, handler: () => void): void;
  stop(): Promise<void>;
}

export interface Following<Progress> {
  readonly onProgress: (progress: Progress) => void;
  readonly cancel: CancellationToken;
}

export interface ServerEnvironment {
  readonly extension: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly onStateChange: (state: 'running' | 'stopped') => void;
}

/** Milliseconds a stopping server gets before its process is ended. */
const STOP_TIMEOUT = 2_000;

/** Starts the server as a process of its own and resolves once it answered `initialize`. */
export async function startServer({ extension, log, onStateChange }: ServerEnvironment): Promise<RunningServer> {
  const program = { module: Uri.joinPath(extension.extensionUri, 'dist/server.cjs').fsPath, transport: TransportKind.ipc };
  const client = new LanguageClient(
    'envelope',
    'Envelope',
    { run: program, debug: { ...program, options: { execArgv: ['--nolazy', '--inspect=6009'] } } },
    {
      documentSelector: selectDocuments(),
      outputChannel: log,
      traceOutputChannel: withoutContents(log),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: { trusted: workspace.isTrusted, commands: true } satisfies InitializationOptions,
      synchronize: { configurationSection: 'envelope' },
      diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
    },
  );
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) onStateChange('running');
    else if (newState === State.Stopped) onStateChange('stopped');
  });
  await client.start();
  return {
    request: (method, params) => client.sendRequest(method, params),
    async follow<Result, Progress>(method: string, params: object, { onProgress, cancel }: Following<Progress>): Promise<Result> {
      const token = crypto.randomUUID();
      const progress = client.onProgress(new ProgressType<Progress>(), token, onProgress);
      try {
        return await client.sendRequest<Result>(method, { ...params, token }, cancel);
      } finally {
        progress.dispose();
      }
    },
    notify: (method, params) => client.sendNotification(method, params),
    on: (method, handler) => {
      client.onNotification(method, handler);
    },
    stop: () => client.dispose(STOP_TIMEOUT),
  };
}

/** By scheme, so that a file in the diff view of a past commit is not taken for one of the workspace. */
function selectDocuments(): DocumentFilter[] {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  const schemes = [...new Set(['file', 'untitled', ...folders])];
  return schemes.flatMap(scheme => [
    ...LANGUAGES.map(language => ({ scheme, language })),
    { scheme, pattern: ENVIRONMENT_FILES },
    { scheme, pattern: SETTINGS_FILES },
    { scheme, pattern: '**/envelope.config.json' },
  ]);
}
