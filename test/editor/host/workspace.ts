import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const fixtures = join(import.meta.dirname, '../fixtures');

export interface WorkspaceOptions {
  /** The folder's name, and so the project's where no manifest says otherwise. */
  readonly name?: string;
  /** A folder below test/editor/fixtures to copy. */
  readonly fixture?: string;
  /** Files to write, by path; they come on top of the fixture. */
  readonly files?: Readonly<Record<string, string>>;
  /** `tracked` makes it a repository in which every file is committed. */
  readonly git?: 'none' | 'tracked';
}

/** A folder of a story's own, in a temporary one that is gone afterwards. */
export class Workspace {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** What stands on disk, which is not yet what stands in an unsaved editor. */
  async read(name: string): Promise<string> {
    return readFile(this.path(name), 'utf8');
  }

  async write(name: string, text: string): Promise<void> {
    await mkdir(dirname(this.path(name)), { recursive: true });
    await writeFile(this.path(name), text);
  }

  async remove(): Promise<void> {
    await rm(dirname(this.folder), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

export async function createWorkspace({ name: project = 'shop', fixture, files = {}, git = 'none' }: WorkspaceOptions): Promise<Workspace> {
  const folder = join(await realpath(await mkdtemp(join(tmpdir(), 'envelope-workspace-'))), project);
  await mkdir(folder);
  if (fixture !== undefined) await cp(join(fixtures, fixture), folder, { recursive: true });
  const workspace = new Workspace(folder);
  for (const [name, text] of Object.entries(files)) await workspace.write(name, text);
  if (git === 'tracked') await commitAll(folder);
  return workspace;
}

async function commitAll(folder: string): Promise<void> {
  const identity = ['-c', 'user.name=Story', '-c', 'user.email=story@example.test', '-c', 'commit.gpgsign=false'];
  for (const step of [
    ['init', '-q'],
    ['add', '-A'],
    [...identity, 'commit', '-q', '--allow-empty', '-m', 'Begin'],
  ]) {
    await promisify(execFile)('git', ['-C', folder, ...step]);
  }
}

/** The files below `folder` that hold any of `texts` byte for byte, in UTF-8 or UTF-16. */
export async function filesContaining(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const needles = texts.flatMap(text => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // A file may go away while the folder is read; then it holds nothing.
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    if (needles.some(needle => content.includes(needle))) found.push(path);
  }
  return found;
}
