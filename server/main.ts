import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './start-server.ts';

/** Pages lie beside the bundle, so that they open without a network; a client elsewhere gets the public ones. */
function pageOf(rule: string): string {
  const page = join(import.meta.dirname, 'rules', `${rule}.md`);
  return existsSync(page) ? pathToFileURL(page).toString() : `https://github.com/envelope-mail/envelope/blob/main/core/rules/${rule}.md`;
}

startServer(createConnection(ProposedFeatures.all), { pageOf });
