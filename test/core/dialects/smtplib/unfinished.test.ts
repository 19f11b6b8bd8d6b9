import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLanguageService } from '../../../../core/service.ts';

const RULE = 'framework/login-before-starttls';

/** Whether the order of login and upgrade is told to be wrong. */
async function isTold(body: readonly string[], after = ''): Promise<boolean> {
  const service = createLanguageService();
  const lines = [
    'import smtplib',
    '',
    'def send(message):',
    '    with smtplib.SMTP(host, 587) as s:',
    ...body.map(line => `        ${line}`),
  ];
  await service.open({ uri: 'file:///mail.py', path: '/mail.py', text: `${lines.join('\n')}\n${after}` });
  return service.check('file:///mail.py').some(({ rule }) => rule === RULE);
}

for (const [what, body] of [
  ['the login is', ['s.login(', 's.starttls()', 's.send_message(message)']],
  ["the login's password is", ['s.login(user, ', 's.starttls()']],
  ['a line between login and upgrade is', ['s.login(user, password)', 's.', 's.starttls()']],
  ['the upgrade is', ['s.login(user, password)', 's.starttls(']],
  ['a line after both is', ['s.login(user, password)', 's.starttls()', 's.send(']],
] as const) {
  test(`the order of login and upgrade is not told while ${what} being typed`, async () => {
    assert.equal(await isTold(body), false);
  });
}

test('the order of login and upgrade is told once the block is finished, whatever is being typed elsewhere', async () => {
  const body = ['s.login(user, password)', 's.starttls()'];
  assert.equal(await isTold(body), true);
  assert.equal(await isTold(body, '\ndef other():\n    x = (\n'), true);
});

test('an upgrade in an outer block counts as far as that block is finished', async () => {
  const body = ['if user:', '    s.login(user, password)', 's.starttls()'];
  assert.deepEqual([await isTold(body), await isTold([...body, 's.send('])], [true, false]);
});
