import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Baseline, BaselineEntry } from '../../../core/features/baseline.ts';
import { formatBaseline, knownTo, parseBaseline, updateBaseline } from '../../../core/features/baseline.ts';

const KEY = '0123456789abcdef'.repeat(4);

function entry(path: string, hash = 'aa', reason?: string): BaselineEntry {
  return { rule: 'secret/in-source', path, hash, ...(reason !== undefined && { reason }) };
}

function baseline(...entries: readonly BaselineEntry[]): Baseline {
  return { key: KEY, entries };
}

test('a baseline is sorted, has an entry per line, and reads back as it was', () => {
  const text = formatBaseline(baseline(entry('b.py'), entry('a.py', 'bb', 'a test account'), entry('a.py')));
  assert.deepEqual(
    text.split('\n').flatMap(line => /"path":"(.+?)".*"hash":"(.+?)"/.exec(line)?.slice(1).join(' ') ?? []),
    ['a.py aa', 'a.py bb', 'b.py aa'],
  );
  assert.deepEqual(parseBaseline(text), baseline(entry('a.py'), entry('a.py', 'bb', 'a test account'), entry('b.py')));
});

test('the same secret in the same file is one entry', () => {
  assert.equal(parseBaseline(formatBaseline(baseline(entry('a.py'), entry('a.py'))))?.entries.length, 1);
});

test('what a merge leaves behind, such as a comma too many, does not lose the rest', () => {
  const text = formatBaseline(baseline(entry('a.py'), entry('b.py'))).replace('"}\n  ]', '"},\n  ]');
  assert.equal(parseBaseline(text)?.entries.length, 2);
  const joined = formatBaseline(baseline(entry('a.py'), entry('b.py'))).replace('},\n', '}\n');
  assert.equal(parseBaseline(joined)?.entries.length, 2);
});

for (const text of ['', '[]', 'null', '{}', '{"key":"short","entries":[]}', '{"key":7,"entries":[]}', `{"key":"${KEY}"}`]) {
  test(`${text || 'nothing'} is no baseline`, () => assert.equal(parseBaseline(text), undefined));
}

test('an entry that is not as it should be is left out', () => {
  const text = `{"key":"${KEY}","entries":[7,{"rule":"a"},${JSON.stringify(entry('a.py'))}]}`;
  assert.deepEqual(parseBaseline(text)?.entries, [entry('a.py')]);
});

test('a finding is known by rule, path and hash together', () => {
  const isKnown = knownTo(baseline(entry('a.py', 'aa', 'why')));
  assert.ok(isKnown(entry('a.py')));
  assert.ok(![entry('a.py', 'bb'), entry('b.py'), { ...entry('a.py'), rule: 'secret/tracked' }].some(isKnown));
});

test('an update keeps reasons, forgets what is gone and leaves alone what was not looked for', () => {
  const before = baseline(entry('a.py', 'aa', 'why'), entry('gone.py'), entry('elsewhere/c.py'));
  const next = updateBaseline(before, [entry('a.py'), entry('new.py')], ({ path }) => !path.startsWith('elsewhere/'));
  assert.deepEqual(next.entries, [entry('elsewhere/c.py'), entry('a.py', 'aa', 'why'), entry('new.py')]);
});
