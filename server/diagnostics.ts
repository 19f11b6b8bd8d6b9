import type {
  CancellationToken,
  Diagnostic,
  DocumentDiagnosticReport,
  PreviousResultId,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { ServerContext } from './context.ts';

/** Registers pull diagnostics: of one document, answered at once, and of the workspace, held open until something changes. */
export function registerPullDiagnostics(context: ServerContext): void {
  const { connection, resultIds } = context;

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }): Promise<DocumentDiagnosticReport> => {
    const items = await diagnose(textDocument.uri, context);
    const resultId = resultIds.of(textDocument.uri, items);
    return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  });

  let endEarlier = (): void => undefined;
  // eslint-disable-next-line max-params -- the protocol's own signature
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token, _progress, partial): Promise<WorkspaceDiagnosticReport> => {
    endEarlier();
    const answer = partial === undefined ? answerNow : streamChanges;
    const { promise, resolve, reject } = Promise.withResolvers<WorkspaceDiagnosticReport>();
    const pull = answer({ previous: previousResultIds, token, context, report: items => partial?.report({ items }) });
    endEarlier = pull.end;
    pull.done.then(resolve, reject);
    return promise;
  });
}

/** For clients that cannot pull: the same findings, published after a pause in typing. */
export function registerPushDiagnostics(context: ServerContext): void {
  let timer: NodeJS.Timeout | undefined;
  const published = new Map<string, string>();
  context.changes.on(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void publishAll(context, published), PAUSE);
  });
}

/** Milliseconds without a change before findings are pushed or streamed. */
const PAUSE = 200;

async function publishAll(context: ServerContext, published: Map<string, string>): Promise<void> {
  const uris = new Set([...context.documents.uris, ...context.service.project.documents().map(({ uri }) => uri)]);
  for (const uri of new Set([...uris, ...published.keys()])) {
    const diagnostics = uris.has(uri) ? await diagnose(uri, context) : [];
    const resultId = context.resultIds.of(uri, diagnostics);
    if (published.get(uri) === resultId || (diagnostics.length === 0 && !published.has(uri))) continue;
    published.set(uri, resultId);
    await context.connection.sendDiagnostics({ uri, diagnostics });
  }
}

async function diagnose(uri: string, context: ServerContext): Promise<Diagnostic[]> {
  const { service, documents, tracking, converter, configuration } = context;
  await configuration.settled;
  await documents.settleAll();
  let findings = service.check(uri);
  if (await tracking.settle()) {
    service.forgetTracking();
    findings = service.check(uri);
  }
  return findings.map(finding => converter.diagnostic(finding));
}

interface Pull {
  readonly previous: readonly PreviousResultId[];
  readonly token: CancellationToken;
  readonly context: ServerContext;
  readonly report: (items: WorkspaceDocumentDiagnosticReport[]) => void;
}

interface Answering {
  readonly done: Promise<WorkspaceDiagnosticReport>;
  readonly end: () => void;
}

function answerNow({ previous, context }: Pull): Answering {
  const known = new Map(previous.map(({ uri, value }) => [uri, value]));
  return { done: changedReports(known, context).then(items => ({ items })), end: () => undefined };
}

/**
 * Streams what changed and never answers by itself: an answered pull is asked again every two seconds for ever. A newer pull, or
 * the client's cancellation, ends it.
 */
function streamChanges({ previous, token, context, report }: Pull): Answering {
  const known = new Map(previous.map(({ uri, value }) => [uri, value]));
  const { promise, resolve } = Promise.withResolvers<WorkspaceDiagnosticReport>();
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const stream = (): void => {
    running = running.then(async () => {
      const items = await changedReports(known, context);
      if (items.length > 0) report(items);
    });
  };
  const unsubscribe = context.changes.on(() => {
    clearTimeout(timer);
    timer = setTimeout(stream, PAUSE);
  });
  const end = (): void => {
    unsubscribe();
    clearTimeout(timer);
    resolve({ items: [] });
  };
  token.onCancellationRequested(end);
  stream();
  return { done: promise, end };
}

/** Full reports of the documents whose findings differ from what the client knows; `known` is brought up to date. */
async function changedReports(known: Map<string, string>, context: ServerContext): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const { service, documents, resultIds } = context;
  const uris = new Set(service.project.documents().map(({ uri }) => uri));
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  for (const uri of new Set([...uris, ...known.keys()])) {
    const items = uris.has(uri) ? await diagnose(uri, context) : [];
    const resultId = resultIds.of(uri, items);
    const before = known.get(uri);
    if (before === resultId || (before === undefined && items.length === 0)) continue;
    known.set(uri, resultId);
    reports.push({ kind: 'full', uri, version: documents.get(uri)?.version ?? null, resultId, items });
  }
  return reports;
}
