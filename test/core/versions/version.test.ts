import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCertainlyBefore, isCertainlyFrom, readRequirement, readVersion } from '../../../core/versions/version.ts';

const REQUIREMENTS = [
  ['6.9.14', '6.9.14', 'installed'],
  ['==5.2.1', '5.2.1', 'installed'],
  ['=10.0.11', '10.0.11', 'installed'],
  ['^6.9.1', '6.9.1', 'at-least'],
  ['~> 7.1', '7.1', 'at-least'],
  ['>=5.2,<6', '5.2', 'at-least'],
  ['<6, >=5.2', '5.2', 'at-least'],
  ['>=1.2 <2', '1.2', 'at-least'],
  ['12.*', '12.*', 'at-least'],
  ['1.x', '1.x', 'at-least'],
  ['^12.0 || ^11.9', '11.9', 'at-least'],
  ['v11.35.1', '11.35.1', 'installed'],
  ['<5', '', 'at-least'],
  ['latest', '', 'at-least'],
  ['workspace:*', '', 'at-least'],
  ['', '', 'at-least'],
] as const;

for (const [text, expected, certainty] of REQUIREMENTS) {
  test(`"${text}" says ${certainty === 'installed' ? 'exactly' : 'at the least'} "${expected}"`, () => {
    const version = readRequirement(text);
    assert.deepEqual([version.text, version.certainty], [expected, certainty]);
  });
}

test('a range is never certainly before a version that may fit it', () => {
  assert.equal(isCertainlyBefore(readRequirement('^9.0.0'), '10.0.12'), false);
  assert.equal(isCertainlyBefore(readVersion('9.0.0', 'installed'), '10.0.12'), true);
});

test('a range that begins at a version is certainly from it', () => {
  assert.equal(isCertainlyFrom(readRequirement('^12.0'), '11.35.1'), true);
  assert.equal(isCertainlyFrom(readRequirement('^11.0'), '11.35.1'), false);
  assert.equal(isCertainlyFrom(undefined, '0'), false);
});

test('10 comes after 9, and a missing number is 0', () => {
  assert.equal(isCertainlyBefore(readVersion('9.9', 'installed'), '10'), true);
  assert.equal(isCertainlyBefore(readVersion('10', 'installed'), '10.0.0'), false);
});
