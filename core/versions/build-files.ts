import { occurrencesOf, Versions } from './collect.ts';
import { PACKAGES } from './packages.ts';
import type { Version } from './version.ts';
import { readVersion } from './version.ts';

type Found = ReadonlyMap<string, Version>;

/** Between an artifact's name and its version, in UTF-16 units. */
const REACH = 200;

/** Those that are versioned with Spring Boot itself. */
const SPRING_BOOT = new Set(['spring-boot-starter-parent', 'spring-boot-dependencies', 'spring-boot-starter-mail']);

/** `<artifactId>` and the `<version>` behind it. A version that a property or a parent holds is not followed. */
export function readPom(text: string): Found {
  const versions = new Versions();
  for (const name of PACKAGES.maven) {
    for (const at of occurrencesOf(`<artifactId>${name}</artifactId>`, text)) {
      const behind = text
        .slice(at, at + REACH)
        .split('</dependency>', 1)
        .join('')
        .split('</parent>', 1)
        .join('');
      add(name, /<version>\s{0,20}(\d[^<\s]{0,60})/.exec(behind)?.[1], versions);
    }
  }
  return versions.found;
}

const BOOT_PLUGIN = /org\.springframework\.boot['"]\)?\s{1,20}version\s{0,20}\(?['"]([^'"]{1,60})['"]/;

/** The plugin's version, and coordinates with a version of their own: `org.eclipse.angus:angus-mail:2.0.3`. */
export function readGradle(text: string): Found {
  const versions = new Versions();
  add('spring-boot', BOOT_PLUGIN.exec(text)?.[1], versions);
  for (const name of PACKAGES.maven) {
    for (const at of occurrencesOf(`:${name}:`, text)) {
      const start = at + name.length + 2;
      add(name, /^\d[^'":@\s]{0,60}/.exec(text.slice(start, start + REACH))?.[0], versions);
    }
  }
  return versions.found;
}

function add(name: string, text: string | undefined, versions: Versions): void {
  const version = text === undefined ? undefined : readVersion(text, 'installed');
  versions.add(SPRING_BOOT.has(name) ? 'spring-boot' : name, version);
}
