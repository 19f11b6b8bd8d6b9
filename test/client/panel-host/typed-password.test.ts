import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TypedPassword } from '../../../client/panel-host/typed-password.ts';

const place = { host: 'smtp.example.org', port: 587, username: 'ann' };

test('A typed password is used again at the same place', () => {
  const typed = new TypedPassword();
  typed.take(place, 'typed');
  assert.equal(typed.take(place, undefined)?.reveal(), 'typed');
});

for (const [what, other] of [
  ['host', { ...place, host: 'smtp.example.net' }],
  ['port', { ...place, port: 465 }],
  ['user', { ...place, username: 'bob' }],
] as const) {
  test(`A typed password is forgotten at another ${what}, and stays forgotten`, () => {
    const typed = new TypedPassword();
    typed.take(place, 'typed');
    assert.equal(typed.take(other, undefined), undefined);
    assert.equal(typed.take(place, undefined), undefined);
  });
}
