import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { django } from '../../core/snippets/django.ts';
import { nodemailer } from '../../core/snippets/nodemailer.ts';
import { smtplib } from '../../core/snippets/smtplib.ts';
import type { Snippet } from '../../core/snippets/snippet.ts';
import { reasonToSkip, startMailServer } from './mail-server.ts';

const run = promisify(execFile);

/** Below the project, so that a generated module finds nodemailer where a user's own would. */
const CACHE = join(import.meta.dirname, '../../.cache');
const PYTHON = '/usr/bin/python3';
const DJANGO = '/usr/lib/python3/dist-packages/django/__init__.py';

interface Trial {
  readonly snippet: Snippet;
  readonly needs: readonly string[];
  /** A program that sends one message with what the snippet gives it. */
  readonly fileName: string;
  readonly program: (recipient: string) => string;
  readonly command: (file: string) => readonly [string, readonly string[]];
}

const TRIALS: readonly Trial[] = [
  {
    snippet: nodemailer,
    needs: [],
    fileName: 'send.mjs',
    program: recipient =>
      `import { transport } from './mailer.mjs';\nawait transport.sendMail({ to: '${recipient}', subject: 'snippet', text: 'sent' });\n`,
    command: file => [process.execPath, [file]],
  },
  {
    snippet: smtplib,
    needs: [PYTHON],
    fileName: 'send.py',
    program: recipient =>
      `from email.message import EmailMessage\nfrom mailer import send\nmessage = EmailMessage()\nmessage["To"] = "${recipient}"\nmessage["Subject"] = "snippet"\nmessage.set_content("sent")\nsend(message)\n`,
    command: file => [PYTHON, [file]],
  },
  {
    snippet: django,
    needs: [PYTHON, DJANGO],
    fileName: 'send.py',
    program: recipient =>
      `import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "settings"\nimport django\ndjango.setup()\nfrom django.core.mail import send_mail\nassert send_mail("snippet", "sent", None, ["${recipient}"]) == 1\n`,
    command: file => [PYTHON, [file]],
  },
];

const why = reasonToSkip();
const server = why === undefined ? await startMailServer() : undefined;
await mkdir(CACHE, { recursive: true });
const folder = await mkdtemp(join(CACHE, 'snippets-'));
const authority = join(folder, 'authority.pem');
await writeFile(authority, server?.authority ?? '');
after(async () => {
  await server?.stop();
  await rm(folder, { recursive: true });
});

for (const trial of TRIALS) {
  for (const encryption of ['starttls', 'implicit'] as const) {
    const { snippet } = trial;
    const missing = trial.needs.find(file => !existsSync(file));
    const reason = why ?? (missing !== undefined && process.env['ENVELOPE_MTA'] === undefined ? `${missing} is not installed.` : undefined);

    test(`the generated ${snippet.label} code sends with ${encryption} and a login`, async context => {
      const account = server?.accounts[0];
      if (server === undefined || account === undefined || reason !== undefined) {
        context.skip(reason);
        return;
      }
      const place = await mkdtemp(join(folder, `${snippet.id}-${encryption}-`));
      const port = encryption === 'implicit' ? server.ports.submissions : server.ports.submission;
      const from = account.username;
      const recipient = `${snippet.id}-${encryption}@example.test`;
      const text = snippet.generate({ host: 'localhost', port, encryption, login: true, from, certificateFile: authority });
      await writeFile(join(place, snippet.fileName), text);
      await writeFile(join(place, trial.fileName), trial.program(recipient));
      const [program, args] = trial.command(join(place, trial.fileName));
      const environment = { PATH: process.env['PATH'], SSL_CERT_FILE: authority, [snippet.variables.username]: account.username };
      const options = { cwd: place, timeout: 30_000 };

      await run(program, args, { ...options, env: { ...environment, [snippet.variables.password]: account.password } });
      await server.logged(new RegExp(`to=<${recipient.replaceAll('.', '\\.')}>.*status=sent`));

      await assert.rejects(run(program, args, { ...options, env: { ...environment, [snippet.variables.password]: 'wrong' } }), /535/);
    });
  }
}
