import { X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** The inbox's own certificate, for `localhost` and the loopback addresses. Whoever trusts it trusts this machine's inbox alone. */
export interface Identity {
  /** PEM, to be trusted by programs that send to the inbox. */
  readonly certificate: string;
  /** Where the certificate lies, for settings that want a path such as `NODE_EXTRA_CA_CERTS`. */
  readonly certificatePath: string;
  /** PEM. It never leaves this module but for the server. */
  readonly key: string;
}

/** Ten years would outlive the machine; a year and a month keeps clear of clients that limit a certificate to 398 days. */
const VALID_FOR_DAYS = 397;

/** Renewed when it has less left than this, so that a running project does not meet an expired one. */
const RENEW_BEFORE_DAYS = 30;

const DAY = 86_400_000;

/** Reads the identity kept in a folder, and makes it there at the first start, when it nears its end, or when it cannot be read. */
export async function loadIdentity(folder: string, now: Date): Promise<Identity> {
  const certificatePath = join(folder, 'inbox-certificate.pem');
  const keyPath = join(folder, 'inbox-key.pem');
  const kept = await readKept(certificatePath, keyPath);
  if (kept !== undefined && isUsable(kept.certificate, now)) return { ...kept, certificatePath };

  const made = await makeIdentity(now);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writePrivately(keyPath, made.key);
  await writePrivately(certificatePath, made.certificate);
  return { ...made, certificatePath };
}

type Pair = Pick<Identity, 'certificate' | 'key'>;

async function readKept(certificatePath: string, keyPath: string): Promise<Pair | undefined> {
  try {
    const [certificate, key] = await Promise.all([readFile(certificatePath, 'utf8'), readFile(keyPath, 'utf8')]);
    await chmod(keyPath, 0o600);
    return { certificate, key };
  } catch {
    // Not there yet, or not readable: either way a new pair is made, and writing it says what is wrong with the folder.
    return undefined;
  }
}

function isUsable(pem: string, now: Date): boolean {
  try {
    const certificate = new X509Certificate(pem);
    const until = Date.parse(certificate.validTo);
    return until - now.getTime() > RENEW_BEFORE_DAYS * DAY && certificate.checkHost('localhost') !== undefined;
  } catch {
    // What is no certificate is replaced.
    return false;
  }
}

async function makeIdentity(now: Date): Promise<Pair> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - DAY),
    notAfterDate: new Date(now.getTime() + (VALID_FOR_DAYS - 1) * DAY),
    extensions: [
      // It signs nothing but itself: a trusted inbox must not become an authority.
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { certificate: made.cert, key: made.private };
}

/** Written aside and moved into place, so that nobody ever reads half a key or one with wider permissions. */
async function writePrivately(path: string, text: string): Promise<void> {
  const aside = `${path}.new`;
  await writeFile(aside, text, { mode: 0o600 });
  await chmod(aside, 0o600);
  await rename(aside, path);
}
