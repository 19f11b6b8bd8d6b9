import type { Confidence, CredentialFact, ForbiddenShape } from './provider.ts';
import { matchesShape } from './shape.ts';

/**
 * - `fits`: has the shape that is documented or seen.
 * - `wrong`: certainly something else, for which an error may be shown; `what` names it where it was recognised.
 * - `unusual`: not what was seen so far, worth a warning at most.
 * - `unknown`: nothing is known of the shape, or too little to say anything.
 */
export type CredentialJudgement =
  { readonly verdict: 'fits' | 'unusual' | 'unknown' } | { readonly verdict: 'wrong'; readonly what?: ForbiddenShape };

/** Compares a user name or a password with what the provider expects. A fact of low confidence never says `wrong`. */
export function judgeCredential(text: string, fact: CredentialFact): CredentialJudgement {
  const forbidden = fact.forbidden?.find(each => matchesShape(text, each.shape));
  if (forbidden?.confidence === 'high') return { verdict: 'wrong', what: forbidden };
  if (forbidden?.confidence === 'medium') return { verdict: 'unusual' };
  if (text === '') return { verdict: fact.mayBeEmpty ? 'fits' : 'unknown' };

  const { shape, looseShape, shapeConfidence = fact.confidence } = fact;
  if (shape !== undefined && matchesShape(text, shape)) return { verdict: 'fits' };
  if (looseShape !== undefined) {
    if (!matchesShape(text, looseShape)) return mismatch(fact.confidence);
    return { verdict: shape === undefined || shapeConfidence === 'low' ? 'fits' : 'unusual' };
  }
  return shape === undefined ? { verdict: 'unknown' } : mismatch(shapeConfidence);
}

function mismatch(confidence: Confidence): CredentialJudgement {
  switch (confidence) {
    case 'high':
      return { verdict: 'wrong' };
    case 'medium':
      return { verdict: 'unusual' };
    case 'low':
      return { verdict: 'unknown' };
    default:
      return confidence satisfies never;
  }
}
