import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/** A test slower than this is named, in milliseconds: a slow ring is found by reading it. */
const SLOW = 3000;

/** Prints what failed, what was skipped and what is slow; a thousand passing tests need no line each. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    switch (event.type) {
      case 'test:fail':
        if (!isOnlyParent(event.data.details.error)) {
          yield `✖ ${event.data.name} (${place(event.data)})\n${indent(describeError(event.data.details.error))}\n`;
        }
        break;
      case 'test:pass':
        if (event.data.skip !== undefined)
          yield `- skipped: ${event.data.name}${typeof event.data.skip === 'string' ? ` (${event.data.skip})` : ''}\n`;
        else if (event.data.details.duration_ms > SLOW && event.data.details.type !== 'suite') {
          yield `  ${(event.data.details.duration_ms / 1000).toFixed(1)} s: ${event.data.name}\n`;
        }
        break;
      case 'test:stdout':
      case 'test:stderr':
        yield event.data.message;
        break;
      default:
        break;
    }
  }
}

/** A suite fails when one of its tests does, which has been said by then. */
export function isOnlyParent(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'subtestsFailed';
}

function describeError(error: Error): string {
  const cause = error.cause ?? error;
  return cause instanceof Error && cause.stack !== undefined ? cause.stack : inspect(cause);
}

function place({ file, line }: { readonly file?: string | undefined; readonly line?: number | undefined }): string {
  return file === undefined ? 'unknown place' : `${relative(process.cwd(), file)}:${line ?? 1}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
