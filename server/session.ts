import type { Connection, InitializeParams } from 'vscode-languageserver';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService } from '../core/service.ts';
import type { InitializationOptions } from '../protocol/requests.ts';
import { checkMailerCommand, trustGrantedNotification } from '../protocol/requests.ts';
import { readFileText } from '../workspace/read-file.ts';
import { pathOfUri } from '../workspace/uri.ts';
import { pullsDiagnostics } from './capabilities.ts';
import { registerCompletion } from './completion.ts';
import { ConfigurationSource } from './configuration.ts';
import { ChangeSignal } from './context.ts';
import type { ServerContext } from './context.ts';
import { createConverter } from './convert.ts';
import { registerPullDiagnostics, registerPushDiagnostics } from './diagnostics.ts';
import { OpenDocuments } from './documents.ts';
import { registerFixes } from './fixes.ts';
import { registerHover } from './hover.ts';
import { registerInlays } from './inlays.ts';
import { registerLenses } from './lenses.ts';
import { registerMailers } from './mailers.ts';
import { ResultIds } from './result-ids.ts';
import { registerScan } from './scan.ts';
import { registerSymbols } from './symbols.ts';
import { TrackingCache } from './tracking.ts';
import { WATCHED } from './watched-files.ts';
import { WorkspaceIndex } from './workspace-index.ts';
import type { ServerHost } from './start-server.ts';

/** Answers everything that one client asks after `initialize`. */
export function serve(connection: Connection, params: InitializeParams, host: ServerHost): void {
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  const context = createContext(connection, params, host);
  register(context, params, options);
  registerScan({ ...context, isTrusted: () => context.tracking.isTrusted, pageOf: host.pageOf });
}

interface StartingContext extends ServerContext {
  readonly folders: readonly string[];
  readonly index: WorkspaceIndex;
  /** The client asks for findings itself. */
  readonly pulls: boolean;
}

function createContext(connection: Connection, params: InitializeParams, host: ServerHost): StartingContext {
  const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  const tracking = new TrackingCache(
    folders.flatMap(folder => pathOfUri(folder) ?? []),
    options.trusted === true,
  );
  const service = createLanguageService({ tracking: tracking.of });
  const documents = new OpenDocuments(service);
  const changes = new ChangeSignal();
  const stored = (uri: string): TextDocument | undefined => {
    const document = service.project.document(uri);
    return document && TextDocument.create(uri, '', 0, document.text);
  };
  const converter = createConverter({
    document: uri => documents.get(uri) ?? stored(uri),
    load: async uri => {
      const file = await readFileText(pathOfUri(uri) ?? '');
      return file && TextDocument.create(uri, '', 0, file.text);
    },
    pageOf: host.pageOf,
  });
  const folderOf = (uri: string): string | undefined =>
    folders
      .filter(folder => uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`))
      .sort((one, other) => other.length - one.length)[0];
  return {
    connection,
    service,
    documents,
    tracking,
    converter,
    resultIds: new ResultIds(),
    changes,
    folders,
    folderOf,
    index: new WorkspaceIndex({ service, documents, folderOf, log: line => connection.console.info(line) }),
    configuration: new ConfigurationSource({ connection, folders, service }),
    pulls: pullsDiagnostics(params),
  };
}

function register(context: StartingContext, params: InitializeParams, options: InitializationOptions): void {
  registerDocuments(context);
  if (context.pulls) registerPullDiagnostics(context);
  else registerPushDiagnostics(context);
  registerFixes(context, options.commands === true);
  registerHover(context);
  registerSymbols(context);
  registerCompletion(context);
  registerInlays(context);
  if (options.commands === true) registerLenses(context, checkMailerCommand);
  registerMailers(context);
  registerWorkspace(context, params);
}

function registerDocuments({ connection, documents, index, changes }: StartingContext): void {
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    documents.open(uri, version, text);
    changes.emit();
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    documents.change(uri, version, contentChanges);
    changes.emit();
  });
  connection.onDidCloseTextDocument(async ({ textDocument: { uri } }) => {
    documents.close(uri);
    await index.refresh(uri);
    changes.emit();
  });
}

function registerWorkspace(context: StartingContext, { capabilities }: InitializeParams): void {
  const { connection, service, documents, tracking, index, configuration, folders, changes } = context;
  const ending = new AbortController();
  const refresh = async (): Promise<void> => {
    service.forgetTracking();
    if (capabilities.workspace?.diagnostics?.refreshSupport) await connection.languages.diagnostics.refresh();
    changes.emit();
  };

  connection.onInitialized(async () => {
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED.map(globPattern => ({ globPattern })) });
    }
    await configuration.reload();
    await index.scan(folders, ending.signal);
    await documents.settleAll();
    if (folders.length > 0) await refresh();
  });
  connection.onDidChangeWatchedFiles(async ({ changes: files }) => {
    for (const { uri } of files) {
      if (/\/\.git\/index$|\/\.gitignore$/.test(uri)) tracking.forget();
      else if (uri.endsWith('/envelope.config.json')) await configuration.reload();
      else await index.refresh(uri);
    }
    await refresh();
  });
  connection.onDidChangeConfiguration(async () => {
    await configuration.reload();
    await refresh();
  });
  connection.onNotification(trustGrantedNotification, async () => {
    tracking.grantTrust();
    await refresh();
  });
  connection.onShutdown(() => ending.abort());
}
