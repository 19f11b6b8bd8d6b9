import { commands, Diagnostic, DiagnosticSeverity, l10n, languages, Range, Uri, window, workspace } from 'vscode';
import type { DiagnosticCollection, Progress } from 'vscode';
import type { PastFinding, ScanFinding, ScanProgress, ScanResult } from '../../protocol/requests.ts';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { showInformation, showProgress, showWarning } from '../notify.ts';

/** Searches every file of the workspace, and its history if wished. What the server's diagnostics do not show already joins them. */
export function scanWorkspace({ extension, language }: Envelope): Run {
  const problems = languages.createDiagnosticCollection('envelope.scan');
  // What a scan said of a text holds until the text changes.
  const changes = workspace.onDidChangeTextDocument(({ document }) => problems.delete(document.uri));
  extension.subscriptions.push(problems, changes);
  return async () => {
    const history = await askForHistory();
    if (history === undefined) return;
    const result = await showProgress(l10n.t('Searching for mail secrets'), (progress, cancel) =>
      language.scan({ history }, { onProgress: told => tellProgress(progress, told), cancel }),
    );
    showProblems(problems, result.findings);
    await sayHowItWent(result);
  };
}

/** Without trust git is not asked, and then there is no history. */
async function askForHistory(): Promise<boolean | undefined> {
  if (!workspace.isTrusted) return false;
  const answers = [
    { label: l10n.t('Files'), description: l10n.t('What git tracks, and what the next "git add" takes'), history: false },
    { label: l10n.t('Files and History'), description: l10n.t('Every commit as well: what was removed but not replaced'), history: true },
  ];
  const answer = await window.showQuickPick(answers, { title: l10n.t('Scan Workspace for Mail Secrets') });
  return answer?.history;
}

function tellProgress(progress: Progress<{ readonly message: string }>, { files, commits }: ScanProgress): void {
  progress.report({ message: commits === 0 ? l10n.t('{0} files', files) : l10n.t('{0} files, {1} commits', files, commits) });
}

function showProblems(problems: DiagnosticCollection, findings: readonly ScanFinding[]): void {
  problems.clear();
  const byFile = Map.groupBy(
    findings.filter(({ isShown }) => !isShown),
    ({ location }) => location.uri,
  );
  for (const [uri, own] of byFile) problems.set(Uri.parse(uri), own.map(toDiagnostic));
}

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

function toDiagnostic({ rule, severity, message, location: { range }, page }: ScanFinding): Diagnostic {
  const { start, end } = range;
  const diagnostic = new Diagnostic(new Range(start.line, start.character, end.line, end.character), message, SEVERITIES[severity]);
  diagnostic.source = 'envelope';
  diagnostic.code = { value: rule, target: Uri.parse(page) };
  return diagnostic;
}

async function sayHowItWent({ findings, history, files, commits, isComplete }: ScanResult): Promise<void> {
  const showProblems = l10n.t('Show Problems');
  const showHistory = l10n.t('Show History');
  const text = [
    findings.length === 0
      ? l10n.t('No mail secrets in {0} files.', files)
      : l10n.t('Mail secrets in {0} files: {1}.', files, findings.length),
    commits === 0 ? '' : l10n.t('Removed but still in {0} commits: {1}.', commits, history.length),
    isComplete ? '' : l10n.t('The search was not completed.'),
  ].filter(sentence => sentence !== '');
  const buttons = [...(findings.length > 0 ? [showProblems] : []), ...(history.length > 0 ? [showHistory] : [])];
  const show = buttons.length === 0 ? showInformation : showWarning;
  const answer = await show(text.join(' '), ...buttons);
  if (answer === showProblems) await commands.executeCommand('workbench.actions.view.problems');
  if (answer === showHistory) await openHistory(history);
}

/** No file shows what only the history holds, so it is told as a text of its own. */
async function openHistory(history: readonly PastFinding[]): Promise<void> {
  const entries = history.map(
    ({ path, line, commit, message }) => `## ${path}:${line}\n\n${message}\n\n\`git show ${commit} -- ${path}\`\n`,
  );
  const content = `# ${l10n.t('Mail secrets in the history')}\n\n${entries.join('\n')}`;
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
}
