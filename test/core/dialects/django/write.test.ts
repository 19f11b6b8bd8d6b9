import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '../../../../core/model/change.ts';
import { change } from './mailer.ts';

interface Case {
  readonly title: string;
  readonly before: string;
  readonly wish: Change | readonly Change[];
  readonly after: string | undefined;
}

const HOST = 'EMAIL_HOST = "smtp.example.org"\n';
const implicit: Change = { set: 'encryption', to: 'implicit' };
const starttls: Change = { set: 'encryption', to: 'starttls' };
const asBoolean: Change = { parse: 'EMAIL_USE_TLS', as: 'boolean' };
const move: Change = { move: 'password', to: 'EMAIL_HOST_PASSWORD' };

const CASES: readonly Case[] = [
  {
    title: 'implicit TLS renames the one flag that is on',
    before: `${HOST}EMAIL_USE_TLS = True  # mail\n`,
    wish: implicit,
    after: `${HOST}EMAIL_USE_SSL = True  # mail\n`,
  },
  {
    title: 'STARTTLS renames it back',
    before: `${HOST}EMAIL_USE_SSL = True\n`,
    wish: starttls,
    after: `${HOST}EMAIL_USE_TLS = True\n`,
  },
  {
    title: 'two flags are turned over where they stand',
    before: `EMAIL_USE_TLS = True\nEMAIL_USE_SSL = False\n${HOST}`,
    wish: implicit,
    after: `EMAIL_USE_TLS = False\nEMAIL_USE_SSL = True\n${HOST}`,
  },
  {
    title: 'a missing flag is added below the host and the port',
    before: `${HOST}EMAIL_PORT = 465\nEMAIL_HOST_USER = "ann"\n`,
    wish: implicit,
    after: `${HOST}EMAIL_PORT = 465\nEMAIL_USE_SSL = True\nEMAIL_HOST_USER = "ann"\n`,
  },
  {
    title: 'beside a star import the other flag is turned off rather than taken away',
    before: `from .base import *\n${HOST}EMAIL_USE_TLS = True\n`,
    wish: implicit,
    after: `from .base import *\n${HOST}EMAIL_USE_TLS = False\nEMAIL_USE_SSL = True\n`,
  },
  {
    title: 'of two contradicting flags the unwanted one is turned off',
    before: `${HOST}EMAIL_USE_TLS = True\nEMAIL_USE_SSL = True\n`,
    wish: starttls,
    after: `${HOST}EMAIL_USE_TLS = True\nEMAIL_USE_SSL = False\n`,
  },
  {
    title: 'a default that turns a flag on is changed in its own spelling',
    before: `import os\n${HOST}EMAIL_USE_TLS = os.environ.get("TLS", "True") == "True"\n`,
    wish: implicit,
    after: `import os\n${HOST}EMAIL_USE_TLS = os.environ.get("TLS", "False") == "True"\nEMAIL_USE_SSL = True\n`,
  },
  { title: 'opportunistic TLS cannot be said', before: HOST, wish: { set: 'encryption', to: 'opportunistic' }, after: undefined },
  {
    title: 'clear text turns off what is on',
    before: `${HOST}EMAIL_USE_TLS = True\n`,
    wish: { set: 'encryption', to: 'none' },
    after: `${HOST}EMAIL_USE_TLS = False\n`,
  },
  { title: 'the certificate has no setting', before: HOST, wish: { set: 'certificate', to: 'verified' }, after: undefined },
  {
    title: 'a port is replaced where it stands',
    before: `${HOST}EMAIL_PORT = 465  # TLS\n`,
    wish: { set: 'port', to: 587 },
    after: `${HOST}EMAIL_PORT = 587  # TLS\n`,
  },
  {
    title: 'a port in a constant is replaced there',
    before: `PORT = 465\n${HOST}EMAIL_PORT = PORT\n`,
    wish: { set: 'port', to: 587 },
    after: `PORT = 587\n${HOST}EMAIL_PORT = PORT\n`,
  },
  {
    title: 'a constant that another setting shares is left alone',
    before: `ON = True\n${HOST}EMAIL_USE_TLS = ON\nEMAIL_USE_SSL = ON\n`,
    wish: starttls,
    after: `ON = True\n${HOST}EMAIL_USE_TLS = True\nEMAIL_USE_SSL = False\n`,
  },
  {
    title: 'a default keeps its quotes',
    before: `import os\n${HOST}EMAIL_PORT = int(os.environ.get('PORT', '465'))\n`,
    wish: { set: 'port', to: 587 },
    after: `import os\n${HOST}EMAIL_PORT = int(os.environ.get('PORT', '587'))\n`,
  },
  {
    title: 'an expression that cannot be followed is replaced whole',
    before: `${HOST}EMAIL_PORT = (base + 1)\n`,
    wish: { set: 'port', to: 587 },
    after: `${HOST}EMAIL_PORT = 587\n`,
  },
  {
    title: 'a value that is being typed is completed',
    before: `${HOST}EMAIL_PORT =\n`,
    wish: { set: 'port', to: 587 },
    after: `${HOST}EMAIL_PORT = 587\n`,
  },
  {
    title: 'one name of several is changed alone',
    before: 'EMAIL_HOST, EMAIL_PORT = "smtp.example.org", 465\n',
    wish: { set: 'port', to: 587 },
    after: 'EMAIL_HOST, EMAIL_PORT = "smtp.example.org", 587\n',
  },
  {
    title: 'a setting that gets a value of its own leaves the chain',
    before: `${HOST}EMAIL_USE_TLS = EMAIL_USE_SSL = False  # both\n`,
    wish: implicit,
    after: `${HOST}EMAIL_USE_TLS = False  # both\nEMAIL_USE_SSL = True\n`,
  },
  {
    title: 'insertions keep the indentation of the branch',
    before: `if not DEBUG:\n    ${HOST}`,
    wish: [{ set: 'port', to: 465 }, implicit],
    after: `if not DEBUG:\n    ${HOST}    EMAIL_PORT = 465\n    EMAIL_USE_SSL = True\n`,
  },
  {
    title: 'insertions keep the line breaks of the file',
    before: 'EMAIL_HOST = "smtp.example.org"\r\nDEBUG = False\r\n',
    wish: { set: 'port', to: 587 },
    after: 'EMAIL_HOST = "smtp.example.org"\r\nEMAIL_PORT = 587\r\nDEBUG = False\r\n',
  },
  {
    title: 'a file without a last line break takes an insertion',
    before: 'EMAIL_HOST = "smtp.example.org"',
    wish: { set: 'port', to: 587 },
    after: 'EMAIL_HOST = "smtp.example.org"\nEMAIL_PORT = 587',
  },
  {
    title: 'a branch in one line goes on in that line',
    before: 'if not DEBUG: EMAIL_HOST = "smtp.example.org"\n',
    wish: { set: 'port', to: 587 },
    after: 'if not DEBUG: EMAIL_HOST = "smtp.example.org"; EMAIL_PORT = 587\n',
  },
  {
    title: 'nothing is put into a statement that begins in the same line',
    before: 'EMAIL_HOST = "smtp.example.org"; HOSTS = [\n    "a",\n]\n',
    wish: { set: 'port', to: 587 },
    after: 'EMAIL_HOST = "smtp.example.org"; EMAIL_PORT = 587; HOSTS = [\n    "a",\n]\n',
  },
  {
    title: 'a setting that depends on a branch is not written',
    before: `import os\n${HOST}if os.environ.get("A"):\n    EMAIL_PORT = 465\nelse:\n    EMAIL_PORT = 25\n`,
    wish: { set: 'port', to: 587 },
    after: undefined,
  },
  {
    title: 'a text is written in the quotes of the file',
    before: "EMAIL_HOST = 'smtp.example.org'\n",
    wish: { set: 'username', to: "ann's \\ box" },
    after: "EMAIL_HOST = 'smtp.example.org'\nEMAIL_HOST_USER = 'ann\\'s \\\\ box'\n",
  },
  {
    title: 'a new sender keeps the name',
    before: `${HOST}DEFAULT_FROM_EMAIL = "Shop <a@example.org>"\n`,
    wish: { set: 'from', to: 'b@example.org' },
    after: `${HOST}DEFAULT_FROM_EMAIL = "Shop <b@example.org>"\n`,
  },
  {
    title: 'a setting goes with its whole line',
    before: `${HOST}EMAIL_USE_TLS = True  # why\nDEBUG = False\n`,
    wish: { remove: 'EMAIL_USE_TLS' },
    after: `${HOST}DEBUG = False\n`,
  },
  {
    title: 'a branch that would be empty passes',
    before: `${HOST}if not DEBUG:\n    EMAIL_USE_TLS = True\n`,
    wish: { remove: 'EMAIL_USE_TLS' },
    after: `${HOST}if not DEBUG:\n    pass\n`,
  },
  {
    title: 'a flag that shares its statement is turned off instead',
    before: `${HOST}EMAIL_USE_TLS, EMAIL_TIMEOUT = True, 5\n`,
    wish: { remove: 'EMAIL_USE_TLS' },
    after: `${HOST}EMAIL_USE_TLS, EMAIL_TIMEOUT = False, 5\n`,
  },
  {
    title: 'a text that should be a flag becomes one',
    before: `${HOST}EMAIL_USE_TLS = "False"\n`,
    wish: asBoolean,
    after: `${HOST}EMAIL_USE_TLS = False\n`,
  },
  {
    title: 'os.environ.get is parsed by its words',
    before: `import os\n${HOST}EMAIL_USE_TLS = os.environ.get('TLS')\n`,
    wish: asBoolean,
    after: `import os\n${HOST}EMAIL_USE_TLS = os.environ.get('TLS', '').lower() in ('true', '1', 'yes', 'on')\n`,
  },
  {
    title: 'bool() around it goes, and a default that is on stays on',
    before: `import os\n${HOST}EMAIL_USE_TLS = bool(os.getenv("TLS", True))\n`,
    wish: asBoolean,
    after: `import os\n${HOST}EMAIL_USE_TLS = os.getenv("TLS", "true").lower() in ("true", "1", "yes", "on")\n`,
  },
  {
    title: 'os.environ[…] is parsed by its words',
    before: `import os\n${HOST}EMAIL_USE_TLS = os.environ["TLS"]\n`,
    wish: asBoolean,
    after: `import os\n${HOST}EMAIL_USE_TLS = os.environ["TLS"].lower() in ("true", "1", "yes", "on")\n`,
  },
  {
    title: 'an alternative keeps its parts',
    before: `import os\n${HOST}EMAIL_USE_TLS = os.getenv("TLS") or False\n`,
    wish: asBoolean,
    after: `import os\n${HOST}EMAIL_USE_TLS = (os.getenv("TLS") or "").lower() in ("true", "1", "yes", "on")\n`,
  },
  {
    title: 'a comparison in one spelling takes every spelling',
    before: `import os\n${HOST}EMAIL_USE_TLS = os.getenv("TLS") == "True"\n`,
    wish: asBoolean,
    after: `import os\n${HOST}EMAIL_USE_TLS = os.getenv("TLS", "").lower() in ("true", "1", "yes", "on")\n`,
  },
  {
    title: 'a comparison with another word is left alone',
    before: `import os\n${HOST}EMAIL_USE_TLS = os.getenv("MODE") == "starttls"\n`,
    wish: asBoolean,
    after: undefined,
  },
  {
    title: 'django-environ parses by its own method',
    before: `import environ\nenv = environ.Env()\n${HOST}EMAIL_USE_TLS = env("TLS", default="False")\n`,
    wish: asBoolean,
    after: `import environ\nenv = environ.Env()\n${HOST}EMAIL_USE_TLS = env.bool("TLS", default=False)\n`,
  },
  {
    title: 'env.str becomes env.bool',
    before: `import environ\nenv = environ.Env()\n${HOST}EMAIL_USE_TLS = env.str("TLS")\n`,
    wish: asBoolean,
    after: `import environ\nenv = environ.Env()\n${HOST}EMAIL_USE_TLS = env.bool("TLS")\n`,
  },
  {
    title: 'python-decouple parses by its cast',
    before: `from decouple import config\n${HOST}EMAIL_USE_TLS = config('TLS', default=True)\n`,
    wish: asBoolean,
    after: `from decouple import config\n${HOST}EMAIL_USE_TLS = config('TLS', default=True, cast=bool)\n`,
  },
  {
    title: 'a number is parsed around the call',
    before: `import os\n${HOST}EMAIL_TIMEOUT = os.environ.get("TIMEOUT", "5")\n`,
    wish: { parse: 'EMAIL_TIMEOUT', as: 'number' },
    after: `import os\n${HOST}EMAIL_TIMEOUT = int(os.environ.get("TIMEOUT", "5"))\n`,
  },
  {
    title: 'a number without a default has nothing safe to become',
    before: `import os\n${HOST}EMAIL_TIMEOUT = os.environ.get("TIMEOUT")\n`,
    wish: { parse: 'EMAIL_TIMEOUT', as: 'number' },
    after: undefined,
  },
  {
    title: 'a password moves into os.environ',
    before: `import os\n${HOST}EMAIL_HOST_PASSWORD = 'secret'\n`,
    wish: move,
    after: `import os\n${HOST}EMAIL_HOST_PASSWORD = os.environ['EMAIL_HOST_PASSWORD']\n`,
  },
  {
    title: 'a password moves into django-environ where the file uses it',
    before: `import environ\nenv = environ.Env()\n${HOST}EMAIL_HOST_PASSWORD = "secret"\n`,
    wish: move,
    after: `import environ\nenv = environ.Env()\n${HOST}EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")\n`,
  },
  {
    title: 'a password moves into python-decouple where the file uses it',
    before: `from decouple import config\n${HOST}EMAIL_HOST_PASSWORD = "secret"\n`,
    wish: move,
    after: `from decouple import config\n${HOST}EMAIL_HOST_PASSWORD = config("EMAIL_HOST_PASSWORD")\n`,
  },
  {
    title: 'a password in a default goes with the default',
    before: `import os\n${HOST}EMAIL_HOST_PASSWORD = os.getenv("MAIL_PASSWORD", "secret")\n`,
    wish: { move: 'password', to: 'MAIL_PASSWORD' },
    after: `import os\n${HOST}EMAIL_HOST_PASSWORD = os.environ["MAIL_PASSWORD"]\n`,
  },
  {
    title: 'a password in a constant moves there',
    before: `import os\nPASSWORD = "secret"\n${HOST}EMAIL_HOST_PASSWORD = PASSWORD\n`,
    wish: move,
    after: `import os\nPASSWORD = os.environ["EMAIL_HOST_PASSWORD"]\n${HOST}EMAIL_HOST_PASSWORD = PASSWORD\n`,
  },
  {
    title: 'import os goes to its place in the first block',
    before: `"""Settings."""\nfrom __future__ import annotations\n\nimport logging\nimport sys\nfrom pathlib import Path\n\n${HOST}EMAIL_HOST_PASSWORD = "secret"\n`,
    wish: move,
    after: `"""Settings."""\nfrom __future__ import annotations\n\nimport logging\nimport os\nimport sys\nfrom pathlib import Path\n\n${HOST}EMAIL_HOST_PASSWORD = os.environ["EMAIL_HOST_PASSWORD"]\n`,
  },
  {
    title: 'import os stands above a block of from-imports',
    before: `from pathlib import Path\n\n${HOST}EMAIL_HOST_PASSWORD = "secret"\n`,
    wish: move,
    after: `import os\nfrom pathlib import Path\n\n${HOST}EMAIL_HOST_PASSWORD = os.environ["EMAIL_HOST_PASSWORD"]\n`,
  },
  {
    title: 'import os follows a docstring where nothing is imported',
    before: `"""Settings."""\n\n${HOST}EMAIL_HOST_PASSWORD = "secret"\n`,
    wish: move,
    after: `"""Settings."""\n\nimport os\n\n${HOST}EMAIL_HOST_PASSWORD = os.environ["EMAIL_HOST_PASSWORD"]\n`,
  },
  {
    title: 'import os stands below a shebang and a coding line',
    before: `#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n${HOST}EMAIL_HOST_PASSWORD = "secret"\n`,
    wish: move,
    after: `#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nimport os\n\n${HOST}EMAIL_HOST_PASSWORD = os.environ["EMAIL_HOST_PASSWORD"]\n`,
  },
  {
    title: 'an import that stands too late is not relied on',
    before: `EMAIL_HOST_PASSWORD = "secret"\nimport os\n${HOST}`,
    wish: move,
    after: `import os\n\nEMAIL_HOST_PASSWORD = os.environ["EMAIL_HOST_PASSWORD"]\nimport os\n${HOST}`,
  },
  {
    title: 'from os import environ is enough',
    before: `from os import environ\n${HOST}EMAIL_HOST_PASSWORD = "secret"\n`,
    wish: move,
    after: `from os import environ\n${HOST}EMAIL_HOST_PASSWORD = environ["EMAIL_HOST_PASSWORD"]\n`,
  },
  {
    title: 'what an address holds is not changed one by one',
    before: 'import environ\nenv = environ.Env()\nvars().update(env.email_url(default="smtps://smtp.example.org:465"))\n',
    wish: implicit,
    after: undefined,
  },
];

for (const { title, before, wish, after } of CASES) {
  test(title, async () => {
    assert.equal(await change(before, ...('length' in wish ? wish : [wish])), after);
  });
}
