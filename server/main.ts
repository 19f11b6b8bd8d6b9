import './small-heap.ts';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver/node';
import { createConnection, ProposedFeatures, StreamMessageReader } from 'vscode-languageserver/node';
import { OneWriteMessageWriter } from './one-write.ts';
import { startServer } from './start-server.ts';

/** The bundle is CommonJS, where `import.meta` has nothing to say; the script that Node was started with is the bundle. */
const pages = join(dirname(process.argv[1] ?? '.'), 'rules');

/** Pages lie beside the bundle, so that they open without a network; a client elsewhere gets the public ones. */
const base = existsSync(pages) ? pathToFileURL(pages).toString() : 'https://github.com/envelope-mail/envelope/blob/main/core/rules';

function connect(): Connection {
  if (!process.argv.includes('--stdio')) return createConnection(ProposedFeatures.all);
  process.stdin.once('end', () => process.exit());
  return createConnection(ProposedFeatures.all, new StreamMessageReader(process.stdin), new OneWriteMessageWriter(process.stdout));
}

startServer(connect(), { pageOf: rule => `${base}/${rule}.md` });
