import { existsSync } from 'node:fs';
import { runCommand } from '../processes.ts';

/** What a ring needs from outside npm. */
export interface DebianPackage {
  readonly name: string;
  /** Any of these files shows that it is there. */
  readonly files: readonly string[];
}

export const chromium: DebianPackage = { name: 'chromium', files: [process.env['CHROMIUM'] ?? '/usr/bin/chromium'] };
export const postfix: DebianPackage = { name: 'postfix', files: ['/usr/sbin/postfix'] };
export const dovecot: DebianPackage = { name: 'dovecot-core', files: ['/usr/sbin/dovecot'] };
export const nsd: DebianPackage = { name: 'nsd', files: ['/usr/sbin/nsd'] };
export const openssl: DebianPackage = { name: 'openssl', files: ['/usr/bin/openssl'] };
export const python: DebianPackage = { name: 'python3', files: ['/usr/bin/python3'] };
export const django: DebianPackage = { name: 'python3-django', files: ['/usr/lib/python3/dist-packages/django/__init__.py'] };
export const swaks: DebianPackage = { name: 'swaks', files: ['/usr/bin/swaks'] };
/** swaks speaks TLS with it, and only recommends it. */
export const perlTls: DebianPackage = { name: 'libnet-ssleay-perl', files: ['/usr/share/doc/libnet-ssleay-perl'] };

const DEADLINE = 10 * 60_000;

/**
 * Installs what is missing, as root or through a sudo that asks for no password, and returns what is still missing.
 * The mail servers' own services are not started: the tests start theirs, on ports of their own.
 */
export async function provide(wanted: readonly DebianPackage[]): Promise<readonly DebianPackage[]> {
  const missing = [...new Set(wanted)].filter(isMissing);
  if (missing.length === 0) return [];
  const names = missing.map(({ name }) => name);
  const root = await becomeRoot();
  if (root === undefined) {
    console.log(`Missing: ${names.join(', ')}. Install them with: sudo apt-get install ${names.join(' ')}`);
    return missing;
  }
  console.log(`Installing the Debian packages ${names.join(', ')} with apt (once, about a minute) …`);
  const { ok, text } = await runCommand([...root, 'sh', '-c', INSTALL, 'sh', ...names], { cwd: '/', deadline: DEADLINE, output: 'keep' });
  if (!ok) console.error(`apt-get did not succeed:\n${text.slice(-4000)}`);
  return missing.filter(isMissing);
}

// A package's service starts on installation unless policy-rc.d says no; the file is there only while this runs.
const INSTALL = `
set -e
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap 'rm -f $policy' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > $policy
  chmod 755 $policy
fi
apt-get update -qq
apt-get install -y -qq --no-install-recommends "$@"
`;

function isMissing({ files }: DebianPackage): boolean {
  return !files.some(file => existsSync(file));
}

/** The words in front of a command that make it root's, or `undefined` where there is no way. */
async function becomeRoot(): Promise<readonly string[] | undefined> {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  const { ok } = await runCommand(['sudo', '-n', 'true'], { cwd: '/', deadline: 10_000, output: 'keep' });
  return ok ? ['sudo', '-n'] : undefined;
}
