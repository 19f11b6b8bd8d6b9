import type { Manifest } from './manifest.ts';
import type { Version } from './version.ts';
import { compareVersions } from './version.ts';

/** Answers which version of a package a file of the project gets; `undefined` where no manifest names it. */
export type Installed = (name: string) => Version | undefined;

export const nothingInstalled: Installed = () => undefined;

/**
 * Joins the manifests that hold for a file, the nearest folder first. A lock file may lie further up than the requirement (a
 * workspace): it counts, unless the requirement contradicts it.
 */
export function joinManifests(manifests: readonly Manifest[]): Installed {
  if (manifests.length === 0) return nothingInstalled;
  return name => {
    const found = manifests.flatMap(manifest => manifest.get(name) ?? []);
    const isDirect = found.some(version => version.isDirect === true);
    const [nearest] = found;
    const exact = found.find(({ certainty }) => certainty === 'installed');
    const bound = nearest?.certainty === 'at-least' ? nearest : undefined;
    const chosen = exact === undefined || (bound !== undefined && compareVersions(exact, bound) < 0) ? nearest : exact;
    return chosen && { ...chosen, ...(isDirect && { isDirect }) };
  };
}
