import { createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { saslprep } from '../../../core/smtp/saslprep.ts';
import { command, confidential } from '../../wire/command.ts';
import type { Login } from '../request.ts';
import { fromBase64, toBase64, type SaslExchange } from './exchange.ts';

const derive = promisify(pbkdf2);

/** RFC 7677 §4 asks for 4096 at least; a million takes half a second, and a server must not keep this machine busy for longer. */
const ITERATIONS = { least: 4096, most: 1_000_000 };

/** Without channel binding (RFC 5802 §6): `n,,`, and its base64 in the final message. */
const GS2_HEADER = 'n,,';

/**
 * RFC 5802 and 7677: the password never leaves, and the server has to prove that it knows it. `nonce` is given in tests alone, where
 * the RFC's own example is replayed.
 */
export function scramSha256({ username, password }: Login, nonce = randomBytes(18).toString('base64')): SaslExchange {
  const name = (saslprep(username) ?? username).replaceAll('=', '=3D').replaceAll(',', '=2C');
  const first = `n=${name},r=${nonce}`;
  let expected: Buffer | undefined;
  let proven = false;

  const answerServerFirst = async (message: string): Promise<ReturnType<typeof confidential> | undefined> => {
    const match = /^r=([!-+\--~]{1,256}),s=([A-Za-z0-9+/=]{1,512}),i=(\d{1,7})(?:,|$)/.exec(message);
    const salt = fromBase64(match?.[2] ?? '');
    const iterations = Number(match?.[3]);
    const serverNonce = match?.[1];
    if (serverNonce === undefined || salt === undefined || !serverNonce.startsWith(nonce) || serverNonce.length <= nonce.length)
      return undefined;
    if (iterations < ITERATIONS.least || iterations > ITERATIONS.most) return undefined;

    const prepared = saslprep(password.reveal()) ?? password.reveal();
    const salted = await derive(prepared, salt, iterations, 32, 'sha256');
    const clientKey = hmac(salted, 'Client Key');
    const storedKey = createHash('sha256').update(clientKey).digest();
    const finalBare = `c=${toBase64(GS2_HEADER)},r=${serverNonce}`;
    const authMessage = `${first},${message},${finalBare}`;
    const signature = hmac(storedKey, authMessage);
    const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)));
    expected = hmac(hmac(salted, 'Server Key'), authMessage);
    return confidential(toBase64(`${finalBare},p=${toBase64(proof)}`));
  };

  const checkServerFinal = (message: string): ReturnType<typeof command> | undefined => {
    const signature = fromBase64(/^v=([A-Za-z0-9+/=]+)/.exec(message)?.[1] ?? '');
    proven =
      signature !== undefined && expected !== undefined && signature.length === expected.length && timingSafeEqual(signature, expected);
    // A refusal (e=…) is followed by its reply; a wrong signature is answered the same way and fails the proof.
    return command('');
  };

  return {
    start: () => confidential(`AUTH SCRAM-SHA-256 ${toBase64(`${GS2_HEADER}${first}`)}`, 'AUTH SCRAM-SHA-256 ••••'),
    async respond(challenge) {
      const message = fromBase64(challenge)?.toString('utf8');
      if (message === undefined) return undefined;
      return expected === undefined ? answerServerFirst(message) : checkServerFinal(message);
    },
    isProven: () => proven,
  };
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
