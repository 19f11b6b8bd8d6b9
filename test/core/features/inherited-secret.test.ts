import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLanguageService } from '../../../core/service.ts';

test('a password that every heir overrides is still a password in the source', async () => {
  const service = createLanguageService();
  const files = {
    'settings/base.py':
      "EMAIL_HOST = 'smtp.example.org'\nEMAIL_PORT = 465\nEMAIL_USE_SSL = True\nEMAIL_HOST_PASSWORD = 'Kq7vT2mXb9LrW4nZ'\n",
    'settings/production.py':
      "import os\nfrom .base import *\n\nEMAIL_HOST_USER = 'ann'\nEMAIL_HOST_PASSWORD = os.environ['EMAIL_HOST_PASSWORD']\nEMAIL_TIMEOUT = 10\n",
  };
  for (const [name, text] of Object.entries(files)) await service.open({ uri: `file:///p/${name}`, path: `/p/${name}`, text });
  const found = service.check('file:///p/settings/base.py').map(({ rule }) => rule);
  assert.deepEqual(found, ['secret/in-source']);
});
