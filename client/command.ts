import { commands, l10n } from 'vscode';
import type { Disposable, LogOutputChannel } from 'vscode';
import { showError } from './notify.ts';

/** What VS Code passes to a command is whatever the caller gave: a tree item, an id, or nothing. */
export type Run = (argument: unknown) => Promise<void>;

/** Registers a command. An exception in it is a bug: it is logged with its stack, and the user is told where to look. */
export function registerCommand(log: LogOutputChannel, name: string, run: Run): Disposable {
  return commands.registerCommand(name, async (argument: unknown) => {
    try {
      await run(argument);
    } catch (error) {
      reportBug(log, name, error);
    }
  });
}

/** For promises that nobody waits for. */
export function runDetached(log: LogOutputChannel, what: string, work: () => Promise<unknown>): void {
  work().catch((error: unknown) => log.error(what, describeError(error)));
}

function reportBug(log: LogOutputChannel, what: string, error: unknown): void {
  log.error(what, describeError(error));
  const show = l10n.t('Show Log');
  void showError(l10n.t('{0} could not be completed. The log has the details.', what), show).then(answer => {
    if (answer === show) log.show();
  });
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
