import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, watch } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { makeCertificates, type Certificate } from '../support/certificates.ts';

const run = promisify(execFile);

/** Postfix with Dovecot's SASL, on free ports of 127.0.0.1. Mail is accepted for `example.test` and thrown away. */
export interface MailServer {
  readonly ports: {
    /** STARTTLS required, login only inside it. */
    readonly submission: number;
    /** Implicit TLS. */
    readonly submissions: number;
    /** STARTTLS with a certificate that vouches for itself. */
    readonly selfSigned: number;
    /** A login in clear text, and no STARTTLS at all. */
    readonly clear: number;
  };
  /** The issuer of the server's certificate. */
  readonly authority: string;
  /** The certificate of `ports.selfSigned`. */
  readonly selfSigned: string;
  readonly accounts: readonly { readonly username: string; readonly password: string }[];
  /** Waits for the mail log to hold a line like this, and gives the line. */
  logged(pattern: RegExp): Promise<string>;
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** Why there can be no mail server here; tests skip with it, unless ENVELOPE_MTA says that there must be one. */
export function reasonToSkip(): string | undefined {
  if (process.env['ENVELOPE_MTA'] !== undefined) return undefined;
  if (!existsSync('/usr/sbin/postfix')) return 'The Debian package postfix is not installed.';
  if (!existsSync('/usr/sbin/dovecot')) return 'The Debian package dovecot-core is not installed.';
  return process.getuid?.() === 0 ? undefined : 'Postfix has to be started as root.';
}

const ACCOUNTS = [
  { username: 'dev@example.test', password: 'correct horse' },
  { username: 'zoe@example.test', password: 'pässwörd ₩ 𝄞' },
];

/** In milliseconds; Postfix starts in about one second here, and a log line follows its mail within another. */
const PATIENCE = 20_000;

export async function startMailServer(): Promise<MailServer> {
  const root = await mkdtemp(join(tmpdir(), 'envelope-mta-'));
  // Postfix and Dovecot drop their rights and have to pass through.
  await chmod(root, 0o755);
  const certificates = await makeCertificates();
  const [submission, submissions, selfSigned, clear] = await freePorts(4);
  const ports = { submission, submissions, selfSigned, clear };
  // A run that is called off ends without its last steps; no server stays behind then either.
  const lastResort = (): void => stopAtOnce(root);
  process.once('exit', lastResort);
  try {
    await prepare(root, { good: certificates.good, own: certificates.selfSigned });
    await configureDovecot(root);
    await configurePostfix(root, ports);
    await launch(root, 'dovecot', ['-c', join(root, 'dovecot.conf')]);
    await launch(root, 'postfix', ['-c', join(root, 'etc'), 'start']);
  } catch (error) {
    await stop(root);
    throw error;
  }
  return {
    ports,
    authority: certificates.authority,
    selfSigned: certificates.selfSigned.cert,
    accounts: ACCOUNTS,
    logged: pattern => waitForLine(join(root, 'maillog'), pattern),
    log: () => readFile(join(root, 'maillog'), 'utf8').catch(() => ''),
    async stop() {
      await stop(root);
      process.off('exit', lastResort);
    },
  };
}

/** Runs what leaves a daemon behind. Its output goes to a file: a pipe would stay open as long as the daemon lives. */
async function launch(root: string, program: string, args: readonly string[]): Promise<void> {
  const path = join(root, `${program}.out`);
  const file = await open(path, 'w');
  const child = spawn(program, args, { stdio: ['ignore', file.fd, file.fd], timeout: PATIENCE });
  const [code] = (await once(child, 'exit')) as [number | null];
  await file.close();
  if (code !== 0) throw new Error(`${program} did not start (${String(code)}): ${await readFile(path, 'utf8')}`);
}

async function freePorts(count: 4): Promise<readonly [number, number, number, number]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map(server => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(server => once(server.close(), 'close')));
  return ports as unknown as readonly [number, number, number, number];
}

async function prepare(root: string, { good, own }: { readonly good: Certificate; readonly own: Certificate }): Promise<void> {
  for (const folder of ['etc', 'spool/private', 'spool/pid', 'data', 'mail']) await mkdir(join(root, folder), { recursive: true });
  const user = await idOf('postfix');
  await chown(join(root, 'data'), user, -1);
  await chown(join(root, 'spool/private'), user, -1);
  for (const [name, { key, cert }] of [['good', good] as const, ['own', own] as const]) {
    await writeFile(join(root, `${name}.pem`), `${key}\n${cert}`, { mode: 0o600 });
  }
  await cp('/etc/postfix/postfix-files', join(root, 'etc/postfix-files'));
  for (const name of ['dynamicmaps.cf', 'dynamicmaps.cf.d']) {
    if (existsSync(join('/etc/postfix', name))) await cp(join('/etc/postfix', name), join(root, 'etc', name), { recursive: true });
  }
}

async function idOf(user: string): Promise<number> {
  const { stdout } = await run('id', ['-u', user]);
  return Number(stdout);
}

async function configureDovecot(root: string): Promise<void> {
  await writeFile(join(root, 'users'), ACCOUNTS.map(({ username, password }) => `${username}:{PLAIN}${password}:::::\n`).join(''), {
    mode: 0o644,
  });
  await writeFile(
    join(root, 'dovecot.conf'),
    `base_dir = ${root}/dovecot
state_dir = ${root}/dovecot-state
log_path = ${root}/dovecot.log
protocols =
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login cram-md5 scram-sha-256
auth_username_chars =
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${root}/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${root}/mail
}
# A wrong password is asked for here again and again; nobody has to be slowed down.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  unix_listener ${root}/spool/private/auth {
    mode = 0666
  }
}
`,
  );
}

async function configurePostfix(root: string, ports: MailServer['ports']): Promise<void> {
  await writeFile(
    join(root, 'etc/main.cf'),
    `compatibility_level = 3.6
queue_directory = ${root}/spool
data_directory = ${root}/data
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.example.test
mydestination = example.test
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
alias_maps =
maillog_file = ${root}/maillog
maillog_file_prefixes = ${root}
smtpd_tls_chain_files = ${root}/good.pem
smtpd_sasl_type = dovecot
smtpd_error_sleep_time = 0
smtpd_sasl_path = private/auth
smtpd_sasl_auth_enable = yes
smtpd_relay_restrictions = permit_sasl_authenticated, reject
local_recipient_maps =
local_transport = discard:
default_transport = discard:
`,
  );
  await writeFile(
    join(root, 'etc/master.cf'),
    `127.0.0.1:${String(ports.submission)} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt -o smtpd_tls_auth_only=yes
127.0.0.1:${String(ports.submissions)} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
127.0.0.1:${String(ports.selfSigned)} inet n - n - - smtpd -o smtpd_tls_security_level=may -o smtpd_tls_chain_files=${root}/own.pem
127.0.0.1:${String(ports.clear)} inet n - n - - smtpd -o smtpd_tls_security_level=none
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
proxymap unix - - n - - proxymap
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
error unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`,
  );
}

async function waitForLine(path: string, pattern: RegExp): Promise<string> {
  const end = AbortSignal.timeout(PATIENCE);
  const watcher = watch(path);
  try {
    for (;;) {
      const changed = Promise.race([once(watcher, 'change', { signal: end }), delay(1000)]);
      const line = (await readFile(path, 'utf8')).split('\n').find(text => pattern.test(text));
      if (line !== undefined) return line;
      await changed;
    }
  } finally {
    watcher.close();
  }
}

/** Both servers are gone when this returns, and so is their folder; what never started is no error. */
async function stop(root: string): Promise<void> {
  await run('postfix', ['-c', join(root, 'etc'), 'stop'], { timeout: PATIENCE }).catch(() => undefined);
  await run('doveadm', ['-c', join(root, 'dovecot.conf'), 'stop'], { timeout: PATIENCE }).catch(() => undefined);
  await rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

function stopAtOnce(root: string): void {
  spawnSync('postfix', ['-c', join(root, 'etc'), 'stop'], { timeout: PATIENCE });
  spawnSync('doveadm', ['-c', join(root, 'dovecot.conf'), 'stop'], { timeout: PATIENCE });
  rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
