import { readGradle, readPom } from './build-files.ts';
import { readComposerLock, readGemfileLock, readNpmLock, readPipfileLock, readPnpmLock, readTomlLock, readYarnLock } from './lock-files.ts';
import { readComposerJson, readPackageJson, readPyproject, readRequirements } from './requirement-files.ts';
import type { Version } from './version.ts';

/** The packages that matter for mail, by name, in one file. */
export type Manifest = ReadonlyMap<string, Version>;

type Reader = (text: string) => Manifest;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['package-lock.json', readNpmLock],
  ['npm-shrinkwrap.json', readNpmLock],
  ['yarn.lock', readYarnLock],
  ['pnpm-lock.yaml', readPnpmLock],
  ['composer.lock', readComposerLock],
  ['poetry.lock', readTomlLock],
  ['uv.lock', readTomlLock],
  ['pipfile.lock', readPipfileLock],
  ['gemfile.lock', readGemfileLock],
  ['pom.xml', readPom],
  ['build.gradle', readGradle],
  ['build.gradle.kts', readGradle],
  ['package.json', readPackageJson],
  ['pyproject.toml', readPyproject],
  ['composer.json', readComposerJson],
]);

const REQUIREMENTS = /^requirements[\w.-]*\.txt$/i;

function readerOf(path: string): Reader | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  return READERS.get(name) ?? (REQUIREMENTS.test(name) ? readRequirements : undefined);
}

/** By its name: whether the file says which packages a project has. */
export function isManifest(path: string): boolean {
  return readerOf(path) !== undefined;
}

/**
 * What a manifest says of the packages that matter; nothing of the others, and nothing in a file that is none. Searches for the names
 * instead of parsing, so that a lock file of which only the first million characters are at hand still tells what stands in them.
 */
export function readManifest(path: string, text: string): Manifest {
  return readerOf(path)?.(text) ?? new Map();
}
