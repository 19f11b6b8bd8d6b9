import assert from 'node:assert/strict';
import { test } from 'node:test';
import { programLogsIn, programMechanism } from '../../../core/drivers/program-login.ts';

test('Django and Flask-Mail log in with both user and password, and not with one of them', () => {
  for (const dialect of ['django', 'django-mailers', 'flask-mail']) {
    assert.equal(programLogsIn({ dialect, username: '', password: 'absent' }), false);
    assert.equal(programLogsIn({ dialect, username: 'ann', password: 'absent' }), false);
    assert.equal(programLogsIn({ dialect, username: '', password: 'literal' }), false);
    assert.equal(programLogsIn({ dialect, username: 'ann', password: 'environment' }), true);
  }
});

test('other frameworks try with a user alone, and nobody logs in without one', () => {
  assert.equal(programLogsIn({ dialect: 'nodemailer', username: 'ann', password: 'absent' }), true);
  assert.equal(programLogsIn({ dialect: 'laravel', password: 'literal' }), false);
});

test('a user that only the environment of the program knows counts as one', () => {
  assert.equal(programLogsIn({ dialect: 'django', usernameUnknown: true, password: 'environment' }), true);
  assert.equal(programLogsIn({ dialect: 'django', usernameUnknown: true, password: 'absent' }), false);
});

test('a mechanism is known by every spelling of the frameworks, and another than Envelope has is left to the server', () => {
  assert.equal(programMechanism({ authentication: 'cram_md5' }), 'CRAM-MD5');
  assert.equal(programMechanism({ authentication: 'Login' }), 'LOGIN');
  assert.equal(programMechanism({ authentication: 'NTLM' }), undefined);
  assert.equal(programMechanism({}), undefined);
});
