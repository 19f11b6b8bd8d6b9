import './small-heap.ts';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MessageReader, MessageWriter } from 'vscode-languageserver/node';
import { IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver/node';
import { FramedReader } from './framed-reader.ts';
import { OneWriteMessageWriter } from './one-write.ts';
import { startServer } from './start-server.ts';

/** The bundle is CommonJS, where `import.meta` has nothing to say; the script that Node was started with is the bundle. */
const pages = join(dirname(process.argv[1] ?? '.'), 'rules');

/** Pages lie beside the bundle, so that they open without a network; a client elsewhere gets the public ones. */
const base = existsSync(pages) ? pathToFileURL(pages).toString() : 'https://github.com/envelope-mail/envelope/blob/main/core/rules';

/** VS Code talks over Node's channel between processes, every other editor over standard input and output. */
function transport(): { readonly reader: MessageReader; readonly writer: MessageWriter } {
  if (process.argv.includes('--node-ipc')) return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
  process.stdin.once('end', () => process.exit());
  return { reader: new FramedReader(process.stdin), writer: new OneWriteMessageWriter(process.stdout) };
}

startServer({ ...transport(), pageOf: rule => `${base}/${rule}.md` });
