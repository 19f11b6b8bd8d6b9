import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysSinceRotation, isRotationDue, makeProfile, parseProfiles } from '../../../client/credentials/profile.ts';
import type { Profile } from '../../../client/credentials/profile.ts';
import { Secret } from '../../../core/model/secret.ts';
import { actualUsername } from '../../../core/secrets/shown-username.ts';

const profile: Profile = {
  id: '1',
  name: 'Production',
  host: 'smtp.example.org',
  port: 587,
  encryption: 'starttls',
  username: 'ann',
  createdAt: '2026-01-01T00:00:00.000Z',
  rotatedAt: '2026-03-01T00:00:00.000Z',
};

test('A stored profile is read as it was written', () => {
  assert.deepEqual(parseProfiles(JSON.parse(JSON.stringify([profile]))), [profile]);
});

test('A token that is user name and password at once is no part of the profile, and logs in all the same', () => {
  const token = ['4f1c', 'a7e0', '93bd', '2c58', '61f6'].join('-');
  const made = makeProfile({ ...profile, username: token }, new Secret(token), { id: '1', now: new Date(0) });
  assert.equal(made.username, '••••');
  assert.doesNotMatch(JSON.stringify(made), /4f1c/);
  assert.equal(actualUsername(made.username, new Secret(token)), token);
  assert.equal(actualUsername('ann', new Secret(token)), 'ann');
});

test('A field that no profile has, such as a password, is not read', () => {
  assert.deepEqual(parseProfiles([{ ...profile, password: 'x' }]), [profile]);
});

for (const stored of [undefined, null, 'text', 7, {}, [null], [{}], [{ ...profile, port: '587' }], [{ ...profile, encryption: 'ssl' }]]) {
  test(`What is not a profile is left out: ${JSON.stringify(stored)}`, () => {
    assert.deepEqual(parseProfiles(stored), []);
  });
}

test('A date that cannot be read makes the rotation due rather than never', () => {
  const [read] = parseProfiles([{ ...profile, createdAt: 'yesterday', rotatedAt: 'today' }]);
  assert.ok(read);
  assert.equal(isRotationDue(read, new Date('2026-03-02T00:00:00Z')), true);
});

test('A password is due for rotation ninety days after it was last replaced', () => {
  assert.equal(isRotationDue(profile, new Date('2026-05-29T23:59:59Z')), false);
  assert.equal(isRotationDue(profile, new Date('2026-05-30T00:00:00Z')), true);
});

test('Days since the rotation are whole days', () => {
  assert.equal(daysSinceRotation(profile, new Date('2026-03-02T23:00:00Z')), 1);
});
