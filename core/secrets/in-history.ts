import type { Severity } from '../model/finding.ts';

/** What the history of a repository keeps. Told by a scan alone, since no file shows it; so it is no rule over files. */
export const inHistory = {
  id: 'secret/in-history',
  severity: 'error' as Severity,
  source: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository',
  message:
    'Commit {commit} added {kind} that the files no longer show, but every clone still has it. Replace it where it was issued; that alone makes it harmless.',
  /** Where an environment file of today has the same text. */
  stillUsed:
    'Commit {commit} added {kind} that git no longer tracks, but every clone still has it, and {file} still uses it. Replace it where it was issued; that alone makes it harmless.',
} as const;
