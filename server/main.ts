import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './start-server.ts';

/** The bundle is CommonJS, where `import.meta` has nothing to say; the script that Node was started with is the bundle. */
const folder = dirname(process.argv[1] ?? '.');

/** Pages lie beside the bundle, so that they open without a network; a client elsewhere gets the public ones. */
function pageOf(rule: string): string {
  const page = join(folder, 'rules', `${rule}.md`);
  return existsSync(page) ? pathToFileURL(page).toString() : `https://github.com/envelope-mail/envelope/blob/main/core/rules/${rule}.md`;
}

// The optimising compiler costs 10 MB and gains nothing on work that takes a millisecond at a time; the one before it stays on.
setFlagsFromString('--no-opt');

startServer(createConnection(ProposedFeatures.all), { pageOf });
