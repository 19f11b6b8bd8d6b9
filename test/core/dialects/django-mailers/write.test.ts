import assert from 'node:assert/strict';
import { test } from 'node:test';
import { djangoMailers } from '../../../../core/dialects/django-mailers/index.ts';
import type { Change } from '../../../../core/model/change.ts';
import { change } from '../reading.ts';

const implicit: Change = { set: 'encryption', to: 'implicit' };

interface Case {
  readonly title: string;
  readonly before: string;
  readonly wish: readonly Change[];
  readonly after: string | undefined;
  readonly label?: string;
}

const CASES: readonly Case[] = [
  {
    title: 'a missing flag is added as an entry of OPTIONS',
    before:
      'MAILERS = {\n    "default": {\n        "OPTIONS": {\n            "host": "a",\n            "port": 465,\n        },\n    },\n}\n',
    wish: [implicit],
    after:
      'MAILERS = {\n    "default": {\n        "OPTIONS": {\n            "host": "a",\n            "port": 465,\n            "use_ssl": True,\n        },\n    },\n}\n',
  },
  {
    title: 'the flag that is on is turned off',
    before: "MAILERS = {'default': {'OPTIONS': {'host': 'a', 'use_tls': True}}}\n",
    wish: [implicit],
    after: "MAILERS = {'default': {'OPTIONS': {'host': 'a', 'use_tls': False, 'use_ssl': True}}}\n",
  },
  {
    title: 'one alias is changed alone',
    before: 'MAILERS = {"default": {"OPTIONS": {"host": "a", "port": 1}}, "other": {"OPTIONS": {"host": "b", "port": 2}}}\n',
    wish: [{ set: 'port', to: 587 }],
    after: 'MAILERS = {"default": {"OPTIONS": {"host": "a", "port": 1}}, "other": {"OPTIONS": {"host": "b", "port": 587}}}\n',
    label: 'other',
  },
  {
    title: 'options in a constant are changed there',
    before: 'O = {"host": "a", "port": 465}\nMAILERS = {"default": {"OPTIONS": O}}\n',
    wish: [{ set: 'port', to: 587 }],
    after: 'O = {"host": "a", "port": 587}\nMAILERS = {"default": {"OPTIONS": O}}\n',
  },
  {
    title: 'an option is taken away with its comma',
    before: 'MAILERS = {"default": {"OPTIONS": {"host": "a", "alias": "default", "use_tls": True}}}\n',
    wish: [{ remove: 'alias' }],
    after: 'MAILERS = {"default": {"OPTIONS": {"host": "a", "use_tls": True}}}\n',
  },
  {
    title: 'a password moves into the environment',
    before: 'MAILERS = {"default": {"OPTIONS": {"host": "a", "password": "correct-horse-42"}}}\n',
    wish: [{ move: 'password', to: 'EMAIL_PASSWORD' }],
    after: 'import os\n\nMAILERS = {"default": {"OPTIONS": {"host": "a", "password": os.environ["EMAIL_PASSWORD"]}}}\n',
  },
  {
    title: 'the sender is a setting of its own, and keeps its name',
    before: 'DEFAULT_FROM_EMAIL = "Shop <a@example.org>"\nMAILERS = {"default": {"OPTIONS": {"host": "a"}}}\n',
    wish: [{ set: 'from', to: 'b@example.org' }],
    after: 'DEFAULT_FROM_EMAIL = "Shop <b@example.org>"\nMAILERS = {"default": {"OPTIONS": {"host": "a"}}}\n',
  },
  {
    title: 'options that are made elsewhere are not written',
    before: 'MAILERS = {"default": {"OPTIONS": options()}}\n',
    wish: [{ set: 'port', to: 587 }],
    after: undefined,
  },
];

for (const { title, before, wish, after, label } of CASES) {
  test(title, async () => {
    assert.equal(await change(djangoMailers, { path: 'mail.py', text: before, ...(label !== undefined && { label }) }, wish), after);
  });
}
