import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { Script } from 'node:vm';

type Require = (name: string) => unknown;
type Wrapped = (module: { exports: unknown }, require: Require) => void;

/**
 * Runs a bundled file that sets `module.exports` as `require` would, with what the engine had compiled of it when this command ended
 * last. Node's own compile cache keeps the top level alone, so each function would be compiled anew in every run: 5 ms of the 60 that
 * a check takes.
 *
 * The file's name holds a hash of its text, so nothing that was compiled of another text is ever taken for it.
 */
export function loadCompiled(path: string, require: Require): unknown {
  // What esbuild writes is ASCII.
  const source = readFileSync(path, 'latin1');
  const kept = pathOfCompiled(path);
  const compiled = kept === undefined ? undefined : readIfThere(kept);
  const script = new Script(`(function(module,require){${source}\n})`, {
    filename: path,
    ...(compiled !== undefined && { cachedData: compiled }),
  });
  if (kept !== undefined && (compiled === undefined || script.cachedDataRejected === true)) process.once('exit', () => keep(kept, script));
  const module: { exports: unknown } = { exports: {} };
  (script.runInThisContext() as Wrapped)(module, require);
  return module.exports;
}

/** Where compiled code is kept from one start to the next; undefined where somebody else could write there, since it is run. */
export function cacheFolder({ XDG_CACHE_HOME: unix, LOCALAPPDATA: windows }: NodeJS.ProcessEnv): string | undefined {
  // An empty or relative path counts as none (XDG Base Directory Specification): it would lead into the project.
  const caches = [unix, windows, join(homedir(), '.cache')].find(path => path !== undefined && isAbsolute(path));
  if (caches === undefined) return undefined;
  const folder = join(caches, 'envelope');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    return isOwn ? folder : undefined;
  } catch {
    // A home that cannot be written to: then everything is compiled anew.
    return undefined;
  }
}

/** Each command runs other functions, so each has its own file. */
function pathOfCompiled(path: string): string | undefined {
  const folder = cacheFolder(process.env);
  const [command] = /^[a-z]+$/.exec(process.argv[2] ?? '') ?? [];
  return folder && command && join(folder, `${command}-${process.version}-${basename(path)}.bin`);
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    // The first run of this command.
    return undefined;
  }
}

/** What a month ago was compiled belongs to a version that is gone, or is quickly made again. In milliseconds. */
const MONTH = 30 * 86_400_000;

/** Written aside and moved into place, as another run may be reading. */
function keep(path: string, script: Script): void {
  try {
    const folder = dirname(path);
    for (const name of readdirSync(folder).filter(each => each.endsWith('.bin'))) {
      if (statSync(join(folder, name)).mtimeMs < Date.now() - MONTH) rmSync(join(folder, name), { force: true });
    }
    const aside = `${path}.${String(process.pid)}`;
    writeFileSync(aside, script.createCachedData(), { mode: 0o600 });
    renameSync(aside, path);
  } catch {
    // A full disk, or a folder that went away: the next run compiles anew.
  }
}
