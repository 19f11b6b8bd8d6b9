import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** The token of this clone, made at the first start: 256 bits in a file that only its owner reads. */
export async function loadToken(file: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => '');
  if (SHAPE.test(known)) {
    await chmod(file, 0o600);
    return known;
  }
  const token = randomBytes(32).toString('base64url');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, token, { mode: 0o600 });
  await chmod(file, 0o600);
  return token;
}

/** Takes as long for a wrong token as for the right one. */
export function isToken(given: string | undefined, token: string): boolean {
  const one = Buffer.from(given ?? '');
  const other = Buffer.from(token);
  return one.length === other.length && timingSafeEqual(one, other);
}
