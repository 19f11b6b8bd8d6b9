import { linesOf, occurrencesOf, Versions } from './collect.ts';
import { PACKAGES, pythonName } from './packages.ts';
import type { Version } from './version.ts';
import { readVersion } from './version.ts';

type Found = ReadonlyMap<string, Version>;

const installed = (text: string | undefined): Version | undefined => (text === undefined ? undefined : readVersion(text, 'installed'));

/** Between a package's name and its version, in UTF-16 units. */
const REACH = 300;

/** An object that begins with its version: the first key that npm writes, but for the name of an alias. */
const VERSION_FIRST = /^\s*:\s*\{\s*(?:"name"\s*:\s*"[^"]*"\s*,\s*)?"version"\s*:\s*"=*([^"]{1,60})"/;

/**
 * `package-lock.json` and `npm-shrinkwrap.json`. Versions 2 and 3 name the folder; version 1 nests, and the outermost is the project's
 * own.
 */
export function readNpmLock(text: string): Found {
  const versions = new Versions();
  for (const name of PACKAGES.npm) versions.add(name, installed(inFolder(name, text) ?? outermost(name, text)));
  return versions.found;
}

function inFolder(name: string, text: string): string | undefined {
  const key = `"node_modules/${name}"`;
  const at = text.indexOf(key);
  return at === -1 ? undefined : VERSION_FIRST.exec(text.slice(at + key.length, at + key.length + REACH))?.[1];
}

function outermost(name: string, text: string): string | undefined {
  const key = `"${name}"`;
  let nearest: { readonly indent: number; readonly version: string } | undefined;
  for (const at of occurrencesOf(key, text)) {
    const version = VERSION_FIRST.exec(text.slice(at + key.length, at + key.length + REACH))?.[1];
    if (version === undefined) continue;
    const before = text.slice(Math.max(0, at - REACH), at);
    const indent = before.length - before.lastIndexOf('\n');
    if (nearest === undefined || indent < nearest.indent) nearest = { indent, version };
  }
  return nearest?.version;
}

const YARN_KEY = /^"?((?:@[\w.-]{1,100}\/)?[\w.-]{1,100})@.*:$/;
const YARN_VERSION = /^ {2}version:? "?([^"]{1,60})"?$/;

/** Both of Yarn's formats: a key per resolution, and the version below it. */
export function readYarnLock(text: string): Found {
  return readBelow(text, line => (/^["@\w]/.test(line) ? { name: YARN_KEY.exec(line.slice(0, REACH))?.[1] } : undefined), {
    version: YARN_VERSION,
    names: new Set(PACKAGES.npm),
  });
}

const PNPM_KEY = /^ {2}['"]?\/?((?:@[\w.-]{1,100}\/)?[\w.-]{1,100})[@/](\d[\w.+-]{0,60})/;

/** The keys of `packages:`: `/nodemailer/6.9.14`, `/nodemailer@6.9.14`, `nodemailer@6.9.14` in the formats 5, 6 and 9. */
export function readPnpmLock(text: string): Found {
  const versions = new Versions();
  const names: ReadonlySet<string> = new Set(PACKAGES.npm);
  for (const line of linesOf(text)) {
    const [, name = '', version] = PNPM_KEY.exec(line) ?? [];
    // Format 5 writes the packages that it was built against behind `_`.
    if (names.has(name)) versions.add(name, installed(version?.split('_')[0]));
  }
  return versions.found;
}

export function readComposerLock(text: string): Found {
  const versions = new Versions();
  for (const name of PACKAGES.composer) {
    for (const at of occurrencesOf(`"name": "${name}"`, text)) {
      versions.add(name, installed(/^[^{}]*?"version":\s*"([^"]{1,60})"/.exec(text.slice(at, at + REACH))?.[1]));
    }
  }
  return versions.found;
}

/** `poetry.lock`, `uv.lock`: `name` and `version` of each `[[package]]`. */
export function readTomlLock(text: string): Found {
  const name = /^name = "([^"]{1,100})"$/;
  return readBelow(text, line => (line.startsWith('[[') ? { name: undefined } : asKey(name.exec(line)?.[1])), {
    version: /^version = "([^"]{1,60})"$/,
    names: new Set(PACKAGES.python),
  });
}

function asKey(name: string | undefined): Key | undefined {
  return name === undefined ? undefined : { name: pythonName(name) };
}

export function readPipfileLock(text: string): Found {
  const versions = new Versions();
  for (const [, name = '', body = ''] of text.matchAll(/"([\w.-]{1,100})":\s*\{([^{}]{1,20000})\}/g)) {
    const known = PACKAGES.python.find(each => each === pythonName(name));
    if (known !== undefined) versions.add(known, installed(/"version":\s*"==([^"]{1,60})"/.exec(body)?.[1]));
  }
  return versions.found;
}

/** `    rails (7.1.2)` below `specs:`; what another gem asks for stands deeper, and what the Gemfile asks for less deep. */
export function readGemfileLock(text: string): Found {
  const versions = new Versions();
  const names: ReadonlySet<string> = new Set(PACKAGES.ruby);
  for (const line of linesOf(text)) {
    const [, name = '', version] = /^ {4}([\w.-]{1,100}) \(([^)]{1,60})\)$/.exec(line) ?? [];
    if (names.has(name)) versions.add(name, installed(version));
  }
  return versions.found;
}

interface Key {
  /** Absent for a key of something else. */
  readonly name: string | undefined;
}

interface Below {
  readonly version: RegExp;
  readonly names: ReadonlySet<string>;
}

/** Formats that write the version in a line of its own below the package's. */
function readBelow(text: string, keyOf: (line: string) => Key | undefined, { version, names }: Below): Found {
  const versions = new Versions();
  let current: string | undefined;
  for (const line of linesOf(text)) {
    const key = keyOf(line);
    if (key !== undefined) current = key.name;
    else if (current !== undefined && names.has(current)) versions.add(current, installed(version.exec(line)?.[1]));
  }
  return versions.found;
}
