import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isObeyedVariable } from '../../../core/environment/obeyed-variable.ts';

test('what shells, loaders and runtimes obey is told from what holds a password', () => {
  const obeyed = ['PATH', 'BASH_ENV', 'PROMPT_COMMAND', 'LD_PRELOAD', 'NODE_OPTIONS', 'PYTHONSTARTUP', 'GIT_SSH_COMMAND', 'https_proxy'];
  const own = [
    'SMTP_PASSWORD',
    'EMAIL_HOST_PASSWORD',
    'NODE_MAILER_PASSWORD',
    'PYTHON_MAIL_PASSWORD',
    'MAIL_PATH_KEY',
    'GITEA__MAILER__PASSWD',
  ];
  assert.deepEqual(
    obeyed.filter(name => !isObeyedVariable(name)),
    [],
  );
  assert.deepEqual(own.filter(isObeyedVariable), []);
});
