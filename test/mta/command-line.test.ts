import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runCheck } from '../../cli/check/command.ts';
import type { CheckReport } from '../../cli/check/report.ts';
import { runDiscover, type DiscoverReport } from '../../cli/discover/command.ts';
import { runSend } from '../../cli/send/command.ts';
import { loadSchema } from '../cli/check-schema.ts';
import { fakeTerminal } from '../cli/check-terminal.ts';
import { reasonToSkip, startMailServer, type MailServer } from './mail-server.ts';

const why = reasonToSkip();
const server = why === undefined ? await startMailServer() : undefined;
after(() => server?.stop());

const resolver = () => Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]);

/** A project whose settings name the real server; without one the test is skipped with the reason. */
function story(title: string, tell: (mta: MailServer, cwd: string) => Promise<void>): void {
  test(title, async t => {
    if (server === undefined) return t.skip(why);
    const cwd = await mkdtemp(join(tmpdir(), 'envelope-command-line-'));
    t.after(() => rm(cwd, { recursive: true, force: true }));
    await writeFile(join(cwd, 'ca.pem'), server.authority);
    const [dev] = server.accounts;
    await writeFile(
      join(cwd, '.env'),
      `SMTP_HOST=localhost\nSMTP_PORT=${server.ports.submission}\nSMTP_USER=${dev?.username}\nSMTP_PASSWORD="${dev?.password}"\n`,
    );
    await writeFile(
      join(cwd, 'mailer.ts'),
      `import nodemailer from 'nodemailer';
export const transport = nodemailer.createTransport({
  host: process.env.SMTP_HOST,
  port: Number(process.env.SMTP_PORT),
  secure: false,
  requireTLS: true,
  auth: { user: process.env.SMTP_USER, pass: process.env.SMTP_PASSWORD },
});
`,
    );
    await tell(server, cwd);
  });
}

const FLAGS = { TLSv1: '-tls1', 'TLSv1.1': '-tls1_1', 'TLSv1.2': '-tls1_2', 'TLSv1.3': '-tls1_3' } as const;

/** The oracle for versions of TLS: Debian's openssl, with what it refuses by itself switched on. */
function isAcceptedByOpenssl(port: number, flag: string): boolean {
  const args = ['s_client', '-starttls', 'smtp', '-connect', `127.0.0.1:${port}`, flag, '-cipher', 'DEFAULT@SECLEVEL=0'];
  return spawnSync('openssl', args, { input: 'QUIT\r\n', timeout: 10_000 }).status === 0;
}

const FROM = ['--from', 'mailer.ts', '--ca', 'ca.pem', '--file-password'];

story('a mailer of the project is checked through its .env, with ports and versions', async (mta, cwd) => {
  const terminal = fakeTerminal({ cwd });
  const args = [...FROM, '--json', '--ports', '--tls-versions', '--envelope', 'dev@example.test,ann@example.test'];
  const code = await runCheck(args, terminal, { resolver });
  assert.equal(code, 0, terminal.output.stdout + terminal.output.stderr);
  const report = JSON.parse(terminal.output.stdout) as CheckReport;
  assert.equal((await loadSchema('check'))(report), '');
  assert.ok(report.stages.every(({ outcome }) => outcome === 'ok'));
  const own = report.ports?.find(({ port }) => port === mta.ports.submission);
  assert.deepEqual([own?.state, own?.encryption, own?.verified], ['open', 'starttls', true]);
  const told = report.tlsVersions?.map(({ version, accepted }) => [version, accepted]);
  assert.deepEqual(
    told,
    Object.entries(FLAGS).map(([version, flag]) => [version, isAcceptedByOpenssl(mta.ports.submission, flag) ? 'yes' : 'no']),
  );
  assert.doesNotMatch(terminal.output.stdout + terminal.output.stderr, /correct horse|AGRldkB/);
});

story('a test message of the project is accepted under the id that is told', async (mta, cwd) => {
  const terminal = fakeTerminal({ cwd });
  const code = await runSend([...FROM, '--to', 'ann@example.test'], terminal, { resolver });
  assert.equal(code, 0, terminal.output.stdout + terminal.output.stderr);
  const queued = /kept by the server as (\w+)/.exec(terminal.output.stdout)?.[1] ?? 'nothing';
  await mta.logged(new RegExp(`discard.* ${queued}: to=<ann@example.test>.* status=sent`));
  assert.doesNotMatch(terminal.output.stdout + terminal.output.stderr, /correct horse|AGRldkB/);
});

story('of the ports that SRV records name the ones that take verified logins are told', async (mta, cwd) => {
  const terminal = fakeTerminal({ cwd });
  const record = (port: number) => `0 0 ${port} localhost`;
  const records = (name: string) =>
    name.startsWith('_submissions') ? [record(mta.ports.submissions)] : [record(mta.ports.clear), record(mta.ports.submission)];
  const code = await runDiscover(['dev@example.test', '--ca', 'ca.pem', '--json'], terminal, {
    resolver,
    dns: ({ type, name }) =>
      Promise.resolve(type === 'SRV' ? { state: 'found', records: records(name) } : { state: 'absent', exists: true }),
  });
  assert.equal(code, 0, terminal.output.stderr);
  const report = JSON.parse(terminal.output.stdout) as DiscoverReport;
  assert.deepEqual(
    report.tried.map(({ port, works }) => [port, works]),
    [
      [mta.ports.submissions, true],
      [mta.ports.submission, true],
      [mta.ports.clear, false],
    ],
  );
});
