import type { CodeLens } from 'vscode-languageserver';
import { sendTestCommand } from '../protocol/requests.ts';
import type { ServerContext } from './context.ts';
import { mailerId } from './mailers.ts';

/** Registers the two lenses over each mailer that talks to a server: check it, and send a test message through it. */
export function registerLenses({ connection, service, documents, converter }: ServerContext, checkCommand: string): void {
  connection.onCodeLens(async ({ textDocument: { uri } }): Promise<CodeLens[]> => {
    await documents.settle(uri);
    return service.project
      .mailersTouching(uri)
      .filter(mailer => mailer.uri === uri && mailer.mode === undefined && mailer.transport.value === 'smtp')
      .flatMap(mailer => {
        const range = converter.range({ uri, span: mailer.draft.span });
        const target = [mailerId(mailer)];
        return [
          { range, command: { title: 'Check connection', command: checkCommand, arguments: target } },
          { range, command: { title: 'Send test message', command: sendTestCommand, arguments: target } },
        ];
      });
  });
}
