// Runs every ring of tests, from the cheapest to the most real. Usage: npm test [-- RING…] [--require-all]
// A ring whose Debian packages are missing and cannot be installed is skipped; with --require-all (CI sets it) that fails.
import { parseArgs } from 'node:util';
import { provide } from './test/debian.ts';
import { rings } from './test/rings.ts';
import type { Tally } from './test/tally.ts';
import { addTallies, failedOnce, skippedOnce } from './test/tally.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'require-all': { type: 'boolean', default: false } } });
const requireAll = values['require-all'] || process.env['CI'] === 'true' || process.env['ENVELOPE_REQUIRE_ALL'] === '1';
const unknown = positionals.filter(name => !rings.some(ring => ring.name === name));
if (unknown.length > 0) {
  console.error(`No ring is called ${unknown.join(' or ')}. The rings are: ${rings.map(ring => ring.name).join(', ')}.`);
  process.exit(2);
}
const chosen = rings.filter(ring => positionals.length === 0 || positionals.includes(ring.name));

const missing = await provide(chosen.flatMap(ring => ring.needs));
const lines: string[] = [];
const tallies: Tally[] = [];
for (const ring of chosen) {
  console.log(`\n== ${ring.name}: ${ring.about}`);
  const started = performance.now();
  const absent = ring.needs.filter(need => missing.includes(need)).map(need => need.name);
  let tally: Tally;
  if (absent.length > 0) {
    const reason = `the Debian package${absent.length > 1 ? 's' : ''} ${absent.join(' and ')} cannot be installed here`;
    console.log(requireAll ? `Failed: ${reason}.` : `Skipped: ${reason}.`);
    tally = requireAll ? failedOnce : skippedOnce;
  } else {
    tally = await ring.run();
  }
  if (requireAll && tally.skipped > 0) {
    console.log(`${tally.skipped} skipped, which counts as failed where everything is required.`);
    tally = { ...tally, failed: tally.failed + tally.skipped, skipped: 0 };
  }
  tallies.push(tally);
  lines.push(`${ring.name.padEnd(10)} ${describe(tally).padEnd(40)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`);
}

const total = addTallies(tallies);
console.log(`\n${lines.join('\n')}\n`);
console.log(describe(total));
process.exitCode = total.failed > 0 ? 1 : 0;

function describe({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
