import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TextFile } from './reading.ts';

/** A file as people write it. */
export interface CorpusFile extends TextFile {
  /** Its reading, as JSON. */
  readonly golden: string;
}

/** The files of a corpus, each beside its golden reading. `folder` holds a dialect's tests. */
export function openCorpus(folder: string): readonly CorpusFile[] {
  const root = join(folder, 'corpus');
  return globSync('**/{*,.*}', { cwd: root })
    .filter(path => statSync(join(root, path)).isFile() && !isGolden(join(root, path)))
    .map(path => path.replaceAll('\\', '/'))
    .sort()
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8'), golden: join(root, `${path}.json`) }));
}

/** `mail.ts.json` beside `mail.ts`. */
function isGolden(path: string): boolean {
  return path.endsWith('.json') && existsSync(path.slice(0, -'.json'.length));
}
