// Opens Envelope in a real VS Code on examples/. Usage: npm start [-- --desktop] [--port N] [--no-open]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './build/bundle.ts';
import { openInBrowser } from './start/browser.ts';
import { openDesktop } from './start/desktop.ts';
import { startSession } from './start/session.ts';

/** Stable, so that the link can be kept. */
const PORT = 5870;

const root = join(import.meta.dirname, '..');
const workspace = join(root, 'examples');
const { values } = parseArgs({
  allowNegative: true,
  options: {
    desktop: { type: 'boolean', default: false },
    open: { type: 'boolean', default: true },
    port: { type: 'string', default: String(PORT) },
    data: { type: 'string', default: join(root, '.vscode-test/start') },
  },
});

console.log('Building Envelope …');
await buildAll({ minify: true }).catch(quit);
if (values.desktop) await openDesktop(values.data, workspace).catch(quit);
else await serve(Number(values.port), values.data);

async function serve(port: number, data: string): Promise<void> {
  const session = await startSession({ port, data, workspace, file: 'nodemailer-wrong/mailer.js' }).catch((error: unknown) => {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    return quit(taken ? `Port ${port} is taken, perhaps by another npm start. Another port: npm start -- --port ${port + 1}` : error);
  });
  const interrupted = new Promise<'interrupted'>(done => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done('interrupted'));
  });
  console.log(`\nEnvelope in VS Code, for whoever has this link:\n\n  ${session.link}\n\nCtrl-C ends it.`);
  if (values.open) await openInBrowser(session.link, data);
  const why = await Promise.race([interrupted, session.ended.then(() => 'ended' as const)]);
  if (why === 'ended') console.error(`VS Code ended by itself; see ${join(data, 'server.log')}.`);
  await session.end();
  process.exit(why === 'ended' ? 1 : 0);
}

function quit(reason: unknown): never {
  console.error(reason instanceof Error ? reason.message : reason);
  process.exit(1);
}
