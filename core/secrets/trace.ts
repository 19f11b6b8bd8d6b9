import type { Place } from '../model/span.ts';
import type { NotSecret } from './judge.ts';

/** Why something that looked like a secret is not reported. The last four are a person's or git's word. */
export type Dropped = NotSecret | 'regular' | 'part-of-more' | 'ignored-by-git' | 'suppressed' | 'switched-off' | 'in-baseline';

/** A candidate that was dropped: where, what it looked like and why. Never its text. */
export interface DroppedCandidate {
  readonly at: Place;
  /** Completes "dropped …": `a password`, `a SendGrid API key`. */
  readonly what: string;
  readonly why: Dropped;
}

export type Trace = (dropped: DroppedCandidate) => void;

/** Completes "it …". */
export function explainDropped(why: Dropped): string {
  switch (why) {
    case 'empty':
      return 'is empty';
    case 'reference':
      return 'refers to a value that is kept elsewhere';
    case 'placeholder':
      return 'is a placeholder';
    case 'sample':
      return 'is a sample from documentation';
    case 'names-itself':
      return 'repeats the name of its setting';
    case 'local-host':
      return 'is for a host that only this machine or documentation knows';
    case 'too-short':
      return 'is too short';
    case 'regular':
      return 'is too regular to be drawn by lot';
    case 'part-of-more':
      return 'is part of something longer';
    case 'ignored-by-git':
      return 'is in an environment file, and git does not say that it would be committed';
    case 'suppressed':
      return 'is suppressed by a comment';
    case 'switched-off':
      return 'is of a rule that is switched off';
    case 'in-baseline':
      return 'is in the baseline';
    default:
      return why satisfies never;
  }
}
