import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect } from '../../../../core/dialects/dialect.ts';
import { djangoMailers } from '../../../../core/dialects/django-mailers/index.ts';
import { fastapiMail } from '../../../../core/dialects/fastapi-mail/index.ts';
import { flaskMail } from '../../../../core/dialects/flask-mail/index.ts';
import { smtplib } from '../../../../core/dialects/smtplib/index.ts';
import { DEADLINE, fastest } from '../../../support/fastest.ts';
import { mailersOf, parseFor } from '../reading.ts';

const SIZE = 100_000;
const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('');

/** Texts that make a careless pattern backtrack, or a careless walk look at everything for everything. */
const TEXTS: readonly (readonly [Dialect, string, string])[] = [
  [smtplib, 'a line of blanks', `import smtplib${' '.repeat(SIZE)}x\n`],
  [smtplib, 'connections in one variable', `import smtplib\n${lines(1_000, () => 's = smtplib.SMTP("a", 25)\ns.login("a", "b")\n')}`],
  [
    smtplib,
    'functions that each connect',
    `import smtplib\n${lines(700, i => `def f${i}(p):\n    s = smtplib.SMTP("a", p)\n    s.starttls()\n`)}`,
  ],
  [smtplib, 'nested functions', `import smtplib\n${lines(60, i => `${' '.repeat(i)}def f():\n`)}${' '.repeat(60)}smtplib.SMTP(a, b)\n`],
  [smtplib, 'calls of other things', `import smtplib\n${'print(a, b)\n'.repeat(SIZE / 12)}smtplib.SMTP("a")\n`],
  [smtplib, 'brackets', `import smtplib\nsmtplib.SMTP(${'('.repeat(SIZE)}`],
  [smtplib, 'a chain of members', `import smtplib\nsmtplib.SMTP("a")${'.a'.repeat(SIZE / 20)}\n`],
  [
    smtplib,
    'members of a class',
    `import smtplib\nclass C:\n    def f(self):\n${lines(2_000, i => `        self.a${i} = self.a${i + 1}\n`)}        self.s = smtplib.SMTP(self.a0, 25)\n`,
  ],
  [flaskMail, 'one setting many times', `app.config["MAIL_USE_TLS"] = 1\n${'app.config["MAIL_PORT"] = 25\n'.repeat(3_000)}`],
  [flaskMail, 'classes upon classes', lines(1_000, i => `class C${i + 1}(C${i}):\n    MAIL_SERVER = "a"\n    MAIL_USE_TLS = True\n`)],
  [
    flaskMail,
    'classes of two bases each',
    lines(40, i => `class C${i + 1}(C${i}, C${i}):\n    MAIL_SERVER = "a"\n    MAIL_USE_TLS = True\n`),
  ],
  [
    fastapiMail,
    'a configuration of many fields',
    `from fastapi_mail import ConnectionConfig\nConnectionConfig(${'MAIL_PORT=1, '.repeat(5_000)})\n`,
  ],
  [djangoMailers, 'many aliases', `MAILERS = {${lines(2_000, i => `"a${i}": {"OPTIONS": {"host": "h"}},\n`)}}\n`],
  [djangoMailers, 'a dictionary in a dictionary', `MAILERS = ${'{"a": '.repeat(5_000)}`],
];

for (const [dialect, name, text] of TEXTS) {
  test(`${dialect.id}: ${name} are read in under a second`, async () => {
    const parsed = await parseFor(dialect, { path: 'hostile.py', text });
    assert.ok(dialect.matches(parsed.path, text));
    const took = fastest(() => mailersOf(dialect, parsed));
    assert.ok(took < DEADLINE, `${took.toFixed(0)} ms`);
  });
}
