import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flaskMail } from '../../../../core/dialects/flask-mail/index.ts';
import type { Change } from '../../../../core/model/change.ts';
import { change } from '../reading.ts';

const implicit: Change = { set: 'encryption', to: 'implicit' };
const starttls: Change = { set: 'encryption', to: 'starttls' };

interface Case {
  readonly title: string;
  readonly before: string;
  readonly wish: readonly Change[];
  readonly after: string | undefined;
  readonly label?: string;
}

const CASES: readonly Case[] = [
  {
    title: 'a missing flag is added in the form of its neighbours',
    before: "app.config['MAIL_SERVER'] = 'smtp.example.org'\napp.config['MAIL_PORT'] = 465\nmail.init_app(app)\n",
    wish: [implicit],
    after:
      "app.config['MAIL_SERVER'] = 'smtp.example.org'\napp.config['MAIL_PORT'] = 465\napp.config['MAIL_USE_SSL'] = True\nmail.init_app(app)\n",
  },
  {
    title: 'of two flags the unwanted one is turned off',
    before: 'app.config.update(\n    MAIL_SERVER="smtp.example.org",\n    MAIL_USE_TLS=True,\n    MAIL_USE_SSL=True,\n)\n',
    wish: [starttls],
    after: 'app.config.update(\n    MAIL_SERVER="smtp.example.org",\n    MAIL_USE_TLS=True,\n    MAIL_USE_SSL=False,\n)\n',
  },
  {
    title: 'a keyword is added behind its neighbour, on a line of its own',
    before: 'app.config.update(\n    MAIL_SERVER="smtp.example.org",\n    MAIL_USERNAME=user,\n)\n',
    wish: [{ set: 'port', to: 587 }],
    after: 'app.config.update(\n    MAIL_SERVER="smtp.example.org",\n    MAIL_PORT=587,\n    MAIL_USERNAME=user,\n)\n',
  },
  {
    title: 'an entry of a dictionary is added as one',
    before: "app.config.update({'MAIL_SERVER': 'smtp.example.org'})\n",
    wish: [{ set: 'port', to: 587 }],
    after: "app.config.update({'MAIL_SERVER': 'smtp.example.org', 'MAIL_PORT': 587})\n",
  },
  {
    title: 'an attribute of a class stays in the class',
    before: 'class Config:\n    MAIL_SERVER: str = "smtp.example.org"\n    MAIL_USE_TLS = True\n',
    wish: [{ set: 'port', to: 587 }],
    after: 'class Config:\n    MAIL_SERVER: str = "smtp.example.org"\n    MAIL_PORT = 587\n    MAIL_USE_TLS = True\n',
  },
  {
    title: 'a class says for itself what it would else inherit',
    before: 'class Base:\n    MAIL_SERVER = "smtp.example.org"\n    MAIL_PORT = 25\nclass Production(Base):\n    MAIL_USE_SSL = True\n',
    wish: [{ set: 'port', to: 465 }],
    after:
      'class Base:\n    MAIL_SERVER = "smtp.example.org"\n    MAIL_PORT = 25\nclass Production(Base):\n    MAIL_USE_SSL = True\n    MAIL_PORT = 465\n',
    label: 'Production',
  },
  {
    title: 'a setting that depends on a branch is not written',
    before: 'app.config["MAIL_SERVER"] = "a"\nif live:\n    app.config["MAIL_PORT"] = 465\nelse:\n    app.config["MAIL_PORT"] = 25\n',
    wish: [{ set: 'port', to: 587 }],
    after: undefined,
  },
  {
    title: 'a text that should be a flag is parsed',
    before: 'import os\napp.config["MAIL_SERVER"] = "a"\napp.config["MAIL_USE_TLS"] = os.environ["MAIL_USE_TLS"]\n',
    wish: [{ parse: 'MAIL_USE_TLS', as: 'boolean' }],
    after:
      'import os\napp.config["MAIL_SERVER"] = "a"\napp.config["MAIL_USE_TLS"] = os.environ["MAIL_USE_TLS"].lower() in ("true", "1", "yes", "on")\n',
  },
  {
    title: 'a password in a call moves into the environment',
    before: 'from flask import Flask\napp.config.update(MAIL_SERVER="a", MAIL_PASSWORD="correct-horse-42")\n',
    wish: [{ move: 'password', to: 'MAIL_PASSWORD' }],
    after: 'import os\nfrom flask import Flask\napp.config.update(MAIL_SERVER="a", MAIL_PASSWORD=os.environ["MAIL_PASSWORD"])\n',
  },
  {
    title: 'the certificate has no setting',
    before: 'app.config["MAIL_SERVER"] = "a"\n',
    wish: [{ set: 'certificate', to: 'verified' }],
    after: undefined,
  },
];

for (const { title, before, wish, after, label } of CASES) {
  test(title, async () => {
    assert.equal(await change(flaskMail, { path: 'mail.py', text: before, ...(label !== undefined && { label }) }, wish), after);
  });
}
