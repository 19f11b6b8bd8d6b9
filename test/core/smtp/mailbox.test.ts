import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinMailbox, splitMailbox } from '../../../core/smtp/mailbox.ts';

for (const name of ['Shop', 'Berger, Ann', 'Ann "the" Berger', 'C:\\Shop', 'Dr. Ann Berger', 'Grüße; Shop', 'a@b']) {
  test(`the name ${name} is written so that it reads as it was`, () => {
    assert.deepEqual(splitMailbox(joinMailbox('ann@example.org', name)), { address: 'ann@example.org', name });
  });
}

test('a name is quoted only where it has to be', () => {
  assert.equal(joinMailbox('ann@example.org', undefined), 'ann@example.org');
  assert.equal(joinMailbox('ann@example.org', 'Dr. Ann Müller'), 'Dr. Ann Müller <ann@example.org>');
  assert.equal(joinMailbox('ann@example.org', 'Berger, Ann'), '"Berger, Ann" <ann@example.org>');
});
