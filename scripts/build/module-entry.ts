import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/**
 * `dist/cli.mjs`, the name by which scripts outside of this repository start the command line. The program itself is CommonJS, which
 * Node starts faster.
 */
export async function writeModuleEntry(): Promise<void> {
  const path = join(root, 'dist/cli.mjs');
  await writeFile(path, "#!/usr/bin/env node\nimport './cli.cjs';\n");
  await chmod(path, 0o755);
}
