import { assessFields } from './assess-fields.ts';
import { assessHtml } from './assess-html.ts';
import { assessLines } from './assess-lines.ts';
import { readStructure } from './parts.ts';
import type { AssessedMessage, MessageProblem } from './problem.ts';

const ORDER: Readonly<Record<MessageProblem['severity'], number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** What is wrong with a message whatever server it went through: the worst first. Never throws, whatever the message. */
export function assess(message: AssessedMessage): readonly MessageProblem[] {
  const structure = readStructure(message.source);
  return [...assessFields(message, structure), ...assessLines(message, structure), ...assessHtml(message, structure)].sort(
    (one, other) => ORDER[one.severity] - ORDER[other.severity],
  );
}
