import { join } from 'node:path';
import type { Configuration } from '../core/configuration.ts';
import { DEFAULT_CONFIGURATION, parseConfiguration } from '../core/configuration.ts';
import { printable } from '../mail/wire/printable.ts';
import { readFileText } from '../workspace/read-file.ts';
import type { Terminal } from './terminal.ts';

/** `envelope.config.json` of the current folder; what is wrong in it is said, and the rest counts. */
export async function readConfiguration(root: string, { stderr }: Terminal): Promise<Configuration> {
  const file = await readFileText(join(root, 'envelope.config.json'));
  if (file === undefined) return DEFAULT_CONFIGURATION;
  const { configuration, problems } = parseConfiguration(file.text);
  for (const problem of problems) stderr.write(`envelope.config.json: ${printable(problem)}\n`);
  return { ...configuration, root: root.replaceAll('\\', '/') };
}
