import { env, l10n, window, workspace } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { describeArrival } from '../report/describe-arrival.ts';
import { ReportView } from '../report/view.ts';

/** A header is complete long before; attachments are not read. In bytes, or UTF-16 units of a text. */
const READ_AT_MOST = 4 * 1024 * 1024;

interface Origin extends QuickPickItem {
  readonly read: () => Promise<string | undefined>;
}

/** Says what the source of a received message tells: from the editor, the clipboard or a file. Asks nobody anything. */
export function analyzeMessage({ extension }: Envelope): Run {
  const view = new ReportView('envelope.arrival');
  extension.subscriptions.push(view);
  return async () => {
    const source = await readSource();
    if (source === undefined) return;
    const { analyzeMessage } = await import('../../core/arrival/analyze.ts');
    view.show(describeArrival(analyzeMessage(source)));
  };
}

async function readSource(): Promise<string | undefined> {
  const document = window.activeTextEditor?.document;
  if (document?.fileName.toLowerCase().endsWith('.eml') === true) return document.getText().slice(0, READ_AT_MOST);
  const origins: readonly Origin[] = [
    ...(document === undefined
      ? []
      : [
          {
            label: l10n.t('The active editor'),
            description: document.fileName,
            read: async () => document.getText().slice(0, READ_AT_MOST),
          },
        ]),
    { label: l10n.t('The clipboard'), read: async () => (await env.clipboard.readText()).slice(0, READ_AT_MOST) },
    { label: l10n.t('An .eml file…'), read: readFile },
  ];
  const picked = await window.showQuickPick(origins, {
    title: l10n.t('Analyze Received Message'),
    placeHolder: l10n.t('Where is the source of the message? Mail programs call it Show Original or View Source.'),
  });
  return picked?.read();
}

async function readFile(): Promise<string | undefined> {
  const [uri] = (await window.showOpenDialog({ canSelectMany: false, filters: { [l10n.t('Messages')]: ['eml', 'txt', 'mbox'] } })) ?? [];
  if (uri === undefined) return undefined;
  const bytes = await workspace.fs.readFile(uri);
  return new TextDecoder().decode(bytes.subarray(0, READ_AT_MOST));
}
