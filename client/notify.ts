import { ProgressLocation, window } from 'vscode';
import type { CancellationToken, Progress } from 'vscode';
import { withoutLinks } from './plain-words.ts';

/** What was picked of the buttons. */
type Answer = Thenable<string | undefined>;

export function showInformation(text: string, ...buttons: readonly string[]): Answer {
  return window.showInformationMessage(withoutLinks(text), ...buttons);
}

export function showWarning(text: string, ...buttons: readonly string[]): Answer {
  return window.showWarningMessage(withoutLinks(text), ...buttons);
}

export function showError(text: string, ...buttons: readonly string[]): Answer {
  return window.showErrorMessage(withoutLinks(text), ...buttons);
}

/** A dialog in the middle of the window, beside whose buttons there is one that gives up. */
export function askModally(question: string, detail: string, ...buttons: readonly string[]): Answer {
  return window.showWarningMessage(withoutLinks(question), { modal: true, detail }, ...buttons);
}

/** The same where nothing has to be decided. */
export function tellModally(text: string, detail: string, ...buttons: readonly string[]): Answer {
  return window.showInformationMessage(withoutLinks(text), { modal: true, detail }, ...buttons);
}

type Work<Result> = (progress: Progress<{ readonly message: string }>, cancel: CancellationToken) => Promise<Result>;

/** A notification for as long as the work takes, with a button that ends it. */
export function showProgress<Result>(title: string, work: Work<Result>): Thenable<Result> {
  return window.withProgress({ location: ProgressLocation.Notification, title: withoutLinks(title), cancellable: true }, work);
}
