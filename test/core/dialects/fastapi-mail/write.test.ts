import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fastapiMail } from '../../../../core/dialects/fastapi-mail/index.ts';
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
    title: 'both flags are written',
    before: 'from fastapi_mail import ConnectionConfig\nc = ConnectionConfig(MAIL_SERVER="a", MAIL_PORT=465, MAIL_STARTTLS=True)\n',
    wish: [implicit],
    after:
      'from fastapi_mail import ConnectionConfig\nc = ConnectionConfig(MAIL_SERVER="a", MAIL_PORT=465, MAIL_STARTTLS=False, MAIL_SSL_TLS=True)\n',
  },
  {
    title: 'the spacing of the neighbours is kept',
    before: 'from fastapi_mail import ConnectionConfig\nc = ConnectionConfig(\n    MAIL_FROM = "a@a.example",\n    MAIL_SERVER = "a",\n)\n',
    wish: [{ set: 'port', to: 587 }],
    after:
      'from fastapi_mail import ConnectionConfig\nc = ConnectionConfig(\n    MAIL_FROM = "a@a.example",\n    MAIL_PORT = 587,\n    MAIL_SERVER = "a",\n)\n',
  },
  {
    title: 'old names are changed under their old names',
    before: 'from fastapi_mail import ConnectionConfig\nc = ConnectionConfig(MAIL_SERVER="a", MAIL_TLS=False, MAIL_SSL=True)\n',
    wish: [starttls],
    after: 'from fastapi_mail import ConnectionConfig\nc = ConnectionConfig(MAIL_SERVER="a", MAIL_TLS=True, MAIL_SSL=False)\n',
  },
  {
    title: 'the certificate is verified where it is said not to be',
    before: 'from fastapi_mail import ConnectionConfig\nc = ConnectionConfig(MAIL_SERVER="a", VALIDATE_CERTS=False)\n',
    wish: [{ set: 'certificate', to: 'verified' }],
    after: 'from fastapi_mail import ConnectionConfig\nc = ConnectionConfig(MAIL_SERVER="a", VALIDATE_CERTS=True)\n',
  },
  {
    title: 'a default that pydantic parses stays a text',
    before:
      'import os\nfrom fastapi_mail import ConnectionConfig\nc = ConnectionConfig(MAIL_SERVER="a", MAIL_STARTTLS=os.getenv("T", "True"), MAIL_SSL_TLS=False)\n',
    wish: [implicit],
    after:
      'import os\nfrom fastapi_mail import ConnectionConfig\nc = ConnectionConfig(MAIL_SERVER="a", MAIL_STARTTLS=os.getenv("T", "False"), MAIL_SSL_TLS=True)\n',
  },
  {
    title: 'one of several configurations is changed alone',
    before:
      'from fastapi_mail import ConnectionConfig\na = ConnectionConfig(MAIL_SERVER="a", MAIL_PORT=25)\nb = ConnectionConfig(MAIL_SERVER="b", MAIL_PORT=25)\n',
    wish: [{ set: 'port', to: 587 }],
    after:
      'from fastapi_mail import ConnectionConfig\na = ConnectionConfig(MAIL_SERVER="a", MAIL_PORT=25)\nb = ConnectionConfig(MAIL_SERVER="b", MAIL_PORT=587)\n',
    label: 'b',
  },
];

for (const { title, before, wish, after, label } of CASES) {
  test(title, async () => {
    assert.equal(await change(fastapiMail, { path: 'mail.py', text: before, ...(label !== undefined && { label }) }, wish), after);
  });
}
