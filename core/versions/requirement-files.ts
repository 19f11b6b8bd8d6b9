import { linesOf, Versions } from './collect.ts';
import { PACKAGES, pythonName } from './packages.ts';
import type { Version } from './version.ts';
import { readRequirement } from './version.ts';

type Found = ReadonlyMap<string, Version>;

/** `"nodemailer": "^6.9.1"`, in any of the file's sections. */
export function readPackageJson(text: string): Found {
  return readJsonRequirements(text, PACKAGES.npm);
}

/** To Composer a version alone means itself too, and `11.*` any of them. */
export function readComposerJson(text: string): Found {
  return readJsonRequirements(text, PACKAGES.composer);
}

function readJsonRequirements(text: string, names: readonly string[]): Found {
  const versions = new Versions();
  const wanted = new Set(names);
  for (const [, name = '', requirement = ''] of text.matchAll(/"([@\w./-]{2,100})"\s{0,20}:\s{0,20}"([^"\n]{0,200})"/g)) {
    if (wanted.has(name)) versions.add(name, asked(requirement));
  }
  return versions.found;
}

const PYTHON_REQUIREMENT = /^([A-Za-z0-9][\w.-]{0,100})\s{0,20}(?:\[[^\]]{0,200}\])?\s{0,20}\(?((?:[<>=!~]=?=?[^;#'")]{0,200})?)/;

/** `Django==5.2.1 ; python_version > "3"`. Includes (`-r base.txt`) are files of their own. */
export function readRequirements(text: string): Found {
  const versions = new Versions();
  for (const line of linesOf(text)) addPython(line.trim(), versions);
  return versions.found;
}

/** `"django>=5.2"` in a list, or Poetry's `django = "^5.2"` and `django = { version = "^5.2" }`. */
export function readPyproject(text: string): Found {
  const versions = new Versions();
  const names: ReadonlySet<string> = new Set(PACKAGES.python);
  for (const line of linesOf(text)) {
    const [, key = '', inline] = /^([\w.-]{1,100})\s{0,20}=\s{0,20}(?:"([^"]{0,200})"|\{)/.exec(line) ?? [];
    const name = pythonName(key);
    if (names.has(name)) {
      const table = /\bversion\s{0,20}=\s{0,20}"([^"]{0,200})"/.exec(line)?.[1];
      versions.add(name, asked(inline ?? table ?? ''));
    } else {
      for (const [, requirement = ''] of line.matchAll(/["']([^"']{3,200})["']/g)) addPython(requirement, versions);
    }
  }
  return versions.found;
}

function addPython(requirement: string, versions: Versions): void {
  const [, name = '', bounds = ''] = PYTHON_REQUIREMENT.exec(requirement) ?? [];
  const known = PACKAGES.python.find(each => each === pythonName(name));
  // A version without an operator is no requirement of pip's.
  if (known !== undefined) versions.add(known, asked(bounds.trim() === '' ? '' : bounds));
}

function asked(requirement: string): Version {
  return { ...readRequirement(requirement), isDirect: true };
}
