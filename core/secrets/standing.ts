import type { FileKind, Tracking } from '../model/document.ts';
import type { Severity } from '../model/finding.ts';

/** What a real secret is to the project: by which rule, and how badly. */
export interface Standing {
  readonly rule: 'secret/in-source' | 'secret/tracked' | 'secret/not-ignored' | 'secret/in-example';
  readonly severity: Severity;
}

/**
 * Where a real secret stands and what git knows of the file decide together. `undefined`: it stands where it may, in an environment
 * file that git ignores or of which git is not asked.
 */
export function standingOf(kind: FileKind, tracking: Tracking): Standing | undefined {
  const isShared = tracking === 'tracked' || tracking === 'untracked';
  switch (kind) {
    case 'source':
      return { rule: 'secret/in-source', severity: isShared ? 'error' : 'warning' };
    case 'example':
      return { rule: 'secret/in-example', severity: isShared ? 'error' : 'warning' };
    case 'environment':
      if (tracking === 'tracked') return { rule: 'secret/tracked', severity: 'error' };
      return tracking === 'untracked' ? { rule: 'secret/not-ignored', severity: 'warning' } : undefined;
    default:
      return kind satisfies never;
  }
}
