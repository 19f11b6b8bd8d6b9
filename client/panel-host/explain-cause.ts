import { explain } from '../../core/smtp/explain.ts';
import { CONDITIONS, type Condition } from '../../core/smtp/conditions.ts';

/** A condition's id in words; the id itself where it is a reply's. */
export function explainCause(id: string): string {
  return isCondition(id) ? (explain({ condition: id })?.cause ?? id) : id;
}

function isCondition(id: string): id is Condition {
  return Object.hasOwn(CONDITIONS, id);
}
