import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesShape, problemsOfShape } from '../../../core/providers/shape.ts';
import type { Shape } from '../../../core/providers/shape.ts';

const key: Shape = { parts: ['k_', { alphabet: 'alphanumeric', length: { min: 2, max: 4 } }, '-', { alphabet: 'digits', length: 3 }] };

for (const text of ['k_ab-123', 'k_abc9-000']) test(`${text} has the parts`, () => assert.ok(matchesShape(text, key)));

for (const text of ['', 'k_', 'k_a-123', 'k_abcde-123', 'k_ab-12', 'k_ab-1234', 'K_ab-123', 'k_ab_123', ' k_ab-123']) {
  test(`"${text}" has not the parts`, () => assert.ok(!matchesShape(text, key)));
}

test('a prefix without more takes any visible rest', () => {
  assert.ok(matchesShape('re_x', { prefix: 're_' }));
  assert.ok(!matchesShape('re_', { prefix: 're_' }));
  assert.ok(!matchesShape('re_a b', { prefix: 're_' }));
});

test('an exact text is not the same in another case', () => {
  assert.ok(!matchesShape('APIKEY', { exact: 'apikey' }));
});

for (const text of ['ann@example.org', 'a|b@example.co.uk', 'ann+x@sub.example.org']) {
  test(`${text} is an address`, () => assert.ok(matchesShape(text, { address: true })));
}

for (const text of ['ann', 'ann@', '@example.org', 'ann@example', 'ann@@example.org', 'ann @example.org', 'ann@example.', 'ann@.org']) {
  test(`"${text}" is no address`, () => assert.ok(!matchesShape(text, { address: true })));
}

test('an address may have to be of one domain', () => {
  assert.ok(matchesShape('ann@Ethereal.email', { address: 'ethereal.email' }));
  assert.ok(!matchesShape('ann@example.org', { address: 'ethereal.email' }));
});

test('an open run must end where its alphabet does', () => {
  const open = { alphabet: 'lower', length: { min: 1 } } as const;
  assert.equal(problemsOfShape({ parts: [open, 'x'] }).length, 1);
  assert.equal(problemsOfShape({ parts: [open, open] }).length, 1);
  assert.deepEqual(problemsOfShape({ parts: [open, '-'] }), []);
});

test('a length that nothing can have is a problem', () => {
  for (const length of [0, -1, 1.5, Number.NaN, { min: 3, max: 2 }]) {
    assert.equal(problemsOfShape({ alphabet: 'hex', length }).length, 1, JSON.stringify(length));
  }
});

test('matching a megabyte takes time in proportion', () => {
  const text = `k_${'a'.repeat(1_000_000)}`;
  const shapes: readonly Shape[] = [
    key,
    { address: true },
    { alphabet: 'visible', length: { min: 1 } },
    { alphabet: { characters: 'abcdefghijklmnopqrstuvwxyz_' }, length: { min: 1 } },
    { anyOf: [key, { prefix: 'k_' }, { exact: text }] },
  ];
  const started = performance.now();
  for (const shape of shapes) matchesShape(text, shape);
  assert.ok(performance.now() - started < 500);
});
