import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLintOptions } from '../../cli/lint/options.ts';
import { parseScanOptions } from '../../cli/scan/options.ts';

for (const [command, parse] of [
  ['lint', parseLintOptions],
  ['scan', parseScanOptions],
] as const) {
  test(`--json of ${command} is short for --format json, as in the other commands`, () => {
    const short = parse(['--json']);
    assert.ok('options' in short);
    assert.equal(short.options.format, 'json');
    assert.deepEqual(parse(['--format', 'json']), short);
  });
}
