import type { Project } from '../project/project.ts';
import { shownSetting } from './shown-setting.ts';

export interface Inlay {
  /** Behind the expression. */
  readonly offset: number;
  readonly label: string;
}

/** Secrets beside the password of the login: of a key, a proxy, another protocol. What they mean is not known here, only what they are called. */
const MAY_BE_SECRET = /pass|pwd|secret|token|credential|private|key$/i;

/** The values that references to the environment have by the files at hand. Secrets have none. */
export function inlaysOf(uri: string, project: Project): readonly Inlay[] {
  const inlays = new Map<number, Inlay>();
  for (const { settings, mode, password } of project.mailersOf(uri)) {
    if (mode !== undefined) continue;
    for (const { name, secret, result, value, uri: own } of settings) {
      if (own !== uri || secret === true || !result.known || result.origin !== 'environment' || typeof result.value === 'object') continue;
      if (MAY_BE_SECRET.test(name) || MAY_BE_SECRET.test(result.variable ?? '')) continue;
      inlays.set(value.at.end, { offset: value.at.end, label: ` = ${shownSetting(String(result.value), password?.value)}` });
    }
  }
  return [...inlays.values()];
}
