import { resolve } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import type { Tally } from './tally.ts';
import { isOnlyParent } from './reporter.ts';
import { addTallies, failedOnce, passedOnce, skippedOnce } from './tally.ts';

/** Writes the counts of a whole run as JSON, for the script that adds the rings up. */
export default async function* summarise(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const tallies: Tally[] = [];
  for await (const event of events) {
    // A suite fails when one of its tests does, and that one has been counted.
    if (event.type === 'test:fail' && !isOnlyParent(event.data.details.error)) tallies.push(failedOnce);
    if (event.type !== 'test:pass' || event.data.details.type === 'suite') continue;
    // Node's runner counts a file without any test as one that passed.
    if (event.data.file === resolve(event.data.name)) continue;
    tallies.push(event.data.skip === undefined ? passedOnce : skippedOnce);
  }
  yield JSON.stringify(addTallies(tallies));
}
