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
await buildAll({ minify: true });
if (values.desktop) {
  await openDesktop(values.data, workspace);
} else {
  const port = Number(values.port);
  const session = await startSession({ port, data: values.data, workspace }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      console.error(`Port ${port} is taken, perhaps by another npm start. Another port: npm start -- --port ${port + 1}`);
    } else {
      console.error(error instanceof Error ? error.message : error);
    }
    process.exit(1);
  });
  const interrupted = new Promise<void>(done => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done());
  });
  console.log(`\nEnvelope in VS Code, for whoever has this link:\n\n  ${session.link}\n\nCtrl-C ends it.`);
  if (values.open) await openInBrowser(session.link, values.data);
  await Promise.race([
    interrupted,
    session.ended.then(() => console.error('VS Code ended by itself; its log is server.log in its data folder.')),
  ]);
  await session.end();
  process.exit(0);
}
