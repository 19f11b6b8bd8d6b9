import { env, l10n, ViewColumn, window } from 'vscode';
import type { Disposable, WebviewPanel } from 'vscode';
import { renderReport, type Report } from './page.ts';

/** One editor tab of a kind, which shows the report that was made last. */
export class ReportView implements Disposable {
  readonly #kind: string;
  #panel: WebviewPanel | undefined;

  constructor(kind: string) {
    this.#kind = kind;
  }

  show(report: Omit<Report, 'severities' | 'source' | 'language'>): void {
    const panel = (this.#panel ??= this.#create());
    panel.title = report.title;
    panel.webview.html = renderReport({ ...report, severities: severities(), source: l10n.t('Source'), language: env.language });
    panel.reveal(undefined, false);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #create(): WebviewPanel {
    const panel = window.createWebviewPanel(this.#kind, 'Envelope', ViewColumn.Active, {
      enableScripts: false,
      enableCommandUris: false,
      enableForms: false,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    return panel;
  }
}

function severities(): Report['severities'] {
  return { error: l10n.t('Error'), warning: l10n.t('Warning'), info: l10n.t('Information'), hint: l10n.t('Hint') };
}
