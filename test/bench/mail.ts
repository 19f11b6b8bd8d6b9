import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { Secret } from '../../core/model/secret.ts';
import { probe } from '../../mail/probe/probe.ts';
import type { SessionRequest } from '../../mail/probe/request.ts';
import { TrustStore } from '../../mail/probe/trust.ts';
import { sendTest } from '../../mail/send/send-test.ts';
import { reasonToSkip, startMailServer, type MailServer } from '../mta/mail-server.ts';
import { median } from './numbers.ts';

/** Interleaved, so that a slow moment of the machine falls on all alike. */
const ROUNDS = { within: 40, commands: 25 };

/** One way of doing a job; its time is that of one call. */
interface Contestant {
  readonly name: string;
  readonly run: () => Promise<void> | void;
}

/** Check and send against Postfix with Dovecot, beside swaks and bare nodemailer, in one run. */
export async function measureMail(root: string, say: (line: string) => void): Promise<string> {
  const why = reasonToSkip() ?? (spawnSync('swaks', ['--version']).status === 0 ? undefined : 'The Debian package swaks is not installed.');
  if (why !== undefined) return `Mail: not measured. ${why}`;
  const server = await startMailServer();
  const folder = await mkdtemp(join(tmpdir(), 'envelope-bench-'));
  try {
    const ca = join(folder, 'ca.pem');
    await writeFile(ca, server.authority);
    const parts = [
      await compare('Send through STARTTLS, within one process', { contestants: senders(server), rounds: ROUNDS.within, say }),
      await compare('Check through STARTTLS with a login, a server by its address', {
        contestants: [...checkers(server, { root, ca, host: '127.0.0.1' }), ...probers(server)],
        rounds: ROUNDS.commands,
        say,
      }),
      await compare('Check through STARTTLS with a login, a server by its name', {
        contestants: checkers(server, { root, ca, host: 'localhost' }),
        rounds: ROUNDS.commands,
        say,
      }),
    ];
    return parts.join('\n\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
    await server.stop();
  }
}

function account({ accounts }: MailServer): { readonly username: string; readonly password: string } {
  const [first] = accounts;
  if (first === undefined) throw new Error('The mail server has no account.');
  return first;
}

function session(server: MailServer, trustStore?: TrustStore): SessionRequest {
  const { username, password } = account(server);
  return {
    host: 'localhost',
    port: server.ports.submission,
    encryption: 'starttls',
    login: { username, password: new Secret(password) },
    trust: { extra: [server.authority] },
    ...(trustStore && { trustStore }),
  };
}

function senders(server: MailServer): readonly Contestant[] {
  const { username, password } = account(server);
  const request = session(server, new TrustStore());
  return [
    {
      name: 'bare nodemailer',
      run: async () => {
        const transport = createTransport({
          host: 'localhost',
          port: server.ports.submission,
          requireTLS: true,
          auth: { user: username, pass: password },
          tls: { ca: server.authority },
        });
        await transport.sendMail({ from: 'dev@example.test', to: 'ann@example.test', subject: 'Test Email from bench', text: TEXT });
      },
    },
    {
      name: 'envelope',
      run: async () => {
        const sent = await sendTest({
          ...request,
          message: { application: 'bench', from: 'dev@example.test', recipients: ['ann@example.test'] },
        });
        if (!sent.ok) throw new Error(`The send ended at ${sent.stage}: ${sent.cause}.`);
      },
    },
  ];
}

/** About as long as the text of a test message. */
const TEXT = 'This is a test message for the mail configuration of bench.\n'.repeat(6);

/** Both verify the certificate against the same authority, log in by PLAIN and say goodbye. */
function checkers(
  server: MailServer,
  { root, ca, host }: { readonly root: string; readonly ca: string; readonly host: string },
): readonly Contestant[] {
  const { username, password } = account(server);
  const port = String(server.ports.submission);
  // Certificates that this machine adds for Node alone would be read by one of the two.
  const { NODE_EXTRA_CA_CERTS: _extra, ...inherited } = process.env;
  const command =
    (program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    () => {
      const { status, stderr } = spawnSync(program, args, { env: { ...inherited, ...env }, encoding: 'utf8' });
      if (status !== 0) throw new Error(`${program} ended with ${String(status)}: ${stderr}`);
    };
  const target = ['--host', host, '--port', port, '--encryption', 'starttls', '--user', username, '--ca', ca];
  return [
    {
      name: 'swaks, a command',
      run: command('swaks', [
        ...['--server', host, '--port', port, '--tls', '--tls-verify', '--tls-ca-path', ca, '--quit-after', 'AUTH'],
        ...['--to', 'ann@example.test', '--hide-all', '--auth', 'PLAIN', '--auth-user', username, '--auth-password', password],
      ]),
    },
    {
      name: 'envelope check, a command',
      run: command(process.execPath, [join(root, 'dist/cli.cjs'), 'check', ...target], { ENVELOPE_PASSWORD: password }),
    },
  ];
}

function probers(server: MailServer): readonly Contestant[] {
  const check = (request: SessionRequest) => async () => {
    const { stages } = await probe(request);
    const failed = stages.find(({ outcome }) => outcome === 'failed');
    if (failed !== undefined) throw new Error(`The check failed at ${failed.name}.`);
  };
  return [
    { name: 'envelope in a process, as in the editor', run: check(session(server, new TrustStore())) },
    { name: 'envelope in a process, its roots read anew', run: check(session(server)) },
  ];
}

interface Comparison {
  /** The first is what the others are measured by. */
  readonly contestants: readonly Contestant[];
  readonly rounds: number;
  readonly say: (line: string) => void;
}

async function compare(title: string, { contestants, rounds, say }: Comparison): Promise<string> {
  const samples = contestants.map(contestant => ({ contestant, times: [] as number[] }));
  for (const { contestant } of samples) await contestant.run();
  say(`${title}: ${String(rounds)} rounds`);
  for (let round = 0; round < rounds; round += 1) {
    // Who goes first alternates: the first may find the server still busy with the last of the round before.
    for (const { contestant, times } of round % 2 === 0 ? samples : samples.toReversed()) {
      const began = performance.now();
      await contestant.run();
      times.push(performance.now() - began);
    }
  }
  const base = median(samples[0]?.times ?? []);
  return [
    `${title} (medians of ${String(rounds)} interleaved rounds):`,
    '',
    '| | time | ratio |',
    '| --- | --- | --- |',
    ...samples.map(
      ({ contestant: { name }, times }) => `| ${name} | ${median(times).toFixed(1)} ms | ${(median(times) / base).toFixed(2)}× |`,
    ),
  ].join('\n');
}
