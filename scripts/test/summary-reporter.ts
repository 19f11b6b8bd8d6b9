import type { TestEvent } from 'node:test/reporters';
import type { Tally } from './tally.ts';

/** Writes the counts of a whole run as JSON, for the script that adds the rings up. */
export default async function* summarise(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    // The summary of a single file carries its name; that of the run does not.
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const { passed, cancelled, tests, skipped, todo } = event.data.counts;
    const tally: Tally = { passed: passed + todo, failed: tests - passed - skipped - todo, skipped };
    yield JSON.stringify(cancelled > tally.failed ? { ...tally, failed: cancelled } : tally);
  }
}
