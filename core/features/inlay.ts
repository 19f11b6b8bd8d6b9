import type { Project } from '../project/project.ts';

export interface Inlay {
  /** Behind the expression. */
  readonly offset: number;
  readonly label: string;
}

/** The values that references to the environment have by the files at hand. Secrets have none. */
export function inlaysOf(uri: string, project: Project): readonly Inlay[] {
  const inlays = new Map<number, Inlay>();
  for (const { settings, mode } of project.mailersOf(uri)) {
    if (mode !== undefined) continue;
    for (const { secret, result, value, uri: own } of settings) {
      if (own !== uri || secret === true || !result.known || result.origin !== 'environment' || typeof result.value === 'object') continue;
      inlays.set(value.at.end, { offset: value.at.end, label: ` = ${String(result.value)}` });
    }
  }
  return [...inlays.values()];
}
