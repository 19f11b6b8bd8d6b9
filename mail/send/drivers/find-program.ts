import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { isInside } from '../inside.ts';

/** Where mail servers put it, which is on no user's search path on many systems. */
const USUAL_PLACES = ['/usr/sbin', '/usr/lib', '/usr/local/sbin'];

export interface ProgramSearch {
  /** Folders of the workspace: nothing inside them is run, wherever the search path leads. */
  readonly outside: readonly string[];
  /** The `PATH` of the environment. */
  readonly searchPath: string;
  /** Looked into after the search path; the usual places when absent. */
  readonly places?: readonly string[];
}

/** The absolute path of the sendmail program. Its name is fixed and its folder is the system's: no file of a project has a say in it. */
export async function findSendmail({ outside, searchPath, places = USUAL_PLACES }: ProgramSearch): Promise<string | undefined> {
  const homes = await Promise.all(outside.map(follow));
  for (const folder of [...searchPath.split(delimiter), ...places]) {
    if (!isAbsolute(folder)) continue;
    const path = join(folder, 'sendmail');
    const real = await executableAt(path);
    if (real === undefined) continue;
    if ([...outside, ...homes].some(home => isInside(path, home) || isInside(real, home))) continue;
    return path;
  }
  return undefined;
}

async function executableAt(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile() ? await realpath(path) : undefined;
  } catch {
    return undefined;
  }
}

async function follow(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    return folder;
  }
}
