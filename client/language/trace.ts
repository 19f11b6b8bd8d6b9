import type { LogOutputChannel } from 'vscode';

/**
 * The channel for the trace of messages, which tells their names and times alone: in them travel the texts of `.env` files, and the password
 * that the user picked. The language client asks for verbose traces wherever a setting says so, a workspace's too.
 */
export function withoutContents(log: LogOutputChannel): LogOutputChannel {
  const trace = (text: string): void => log.trace(nameOfMessage(text));
  return Object.create(log, { trace: { value: trace } }) as LogOutputChannel;
}

/** As text, the first line says what it is, and the contents follow; as JSON, it is all one line. */
function nameOfMessage(text: string): string {
  if (!text.startsWith('{')) return text.split('\n', 1).join('');
  const { type, message } = JSON.parse(text) as { readonly type?: string; readonly message?: { readonly method?: string } };
  return [type, message?.method].filter(word => word !== undefined).join(' ');
}
