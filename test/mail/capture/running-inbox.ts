import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { createInbox, type Inbox, type InboxOptions } from '../../../mail/capture/inbox.ts';
import type { SendRequest } from '../../../mail/send/send-test.ts';

export const root = await mkdtemp(join(tmpdir(), 'envelope-inbox-'));
after(() => rm(root, { recursive: true, force: true }));

export type RunningInbox = Inbox & { readonly port: number; readonly certificate: string };

export async function open(context: TestContext, options: Partial<InboxOptions> = {}): Promise<RunningInbox> {
  const inbox = createInbox({ folder: join(root, 'shared'), ...options });
  await inbox.start();
  context.after(() => inbox.stop());
  return inbox as RunningInbox;
}

export function request(inbox: Pick<RunningInbox, 'port' | 'certificate'>, more: Partial<SendRequest> = {}): SendRequest {
  return {
    host: '127.0.0.1',
    port: inbox.port,
    encryption: 'starttls',
    trust: { extra: [inbox.certificate] },
    message: { application: 'shop', from: 'shop@example.org', recipients: ['ann@example.org'] },
    ...more,
  };
}

/** Writes bytes as some other program would, and gives what came back once the connection is over. */
export async function talk(port: number, ...parts: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  socket.on('error', () => undefined);
  for (const part of parts) {
    if (socket.closed) break;
    socket.write(part);
    await Promise.race([once(socket, 'data').catch(() => undefined), once(socket, 'close')]);
  }
  if (!socket.destroyed) await once(socket, 'close').catch(() => undefined);
  return heard;
}
