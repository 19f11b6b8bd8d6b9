import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { conditionOfCode, type Condition } from '../../../core/smtp/conditions.ts';
import type { DriverCondition } from '../../../core/drivers/conditions.ts';
import { startDeadline } from '../../probe/deadline.ts';
import type { Trust } from '../../probe/request.ts';
import { TrustStore } from '../../probe/trust.ts';
import { isTimeout } from '../../wire/connection.ts';
import { codeOf } from '../../wire/system-error.ts';

export interface HttpCall {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** They hold the key: never for output. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

export type HttpResult = ({ readonly ok: true } & HttpAnswer) | { readonly ok: false; readonly condition: Condition | DriverCondition };

export interface HttpCare {
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
  /** Whose certificates count; Node's roots when absent. Nothing of a workspace. */
  readonly trust?: Trust;
}

/** Answers of these APIs are a few hundred bytes. */
const ANSWER_AT_MOST = 65_536;

/**
 * One request and its answer, over a connection of its own with a verified certificate. A redirect is an answer like any other and is
 * not followed, nothing is tried twice, and no proxy takes part. It never throws.
 */
export async function exchange({ method, url, headers, body }: HttpCall, { timeout, signal, trust }: HttpCare): Promise<HttpResult> {
  const deadline = startDeadline(timeout, signal);
  const secureContext = await new TrustStore().contextFor(trust);
  try {
    return await new Promise<HttpResult>(resolve => {
      const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const failed = (error: unknown): void => resolve({ ok: false, condition: conditionOf(error, deadline.signal) });
      const sent = request(url, {
        method,
        agent: false,
        // Said here, since NODE_TLS_REJECT_UNAUTHORIZED in the environment would switch it off.
        rejectUnauthorized: true,
        signal: deadline.signal,
        headers: { ...headers, ...(body && { 'content-length': String(body.length) }) },
        ...(secureContext && { secureContext }),
      });
      sent.on('error', failed);
      sent.on('response', response => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size <= ANSWER_AT_MOST) chunks.push(chunk);
          else {
            resolve({ ok: false, condition: 'api-endless' });
            sent.destroy();
          }
        });
        response.on('error', failed);
        response.on('close', () => {
          if (!response.complete) return failed(undefined);
          resolve({ ok: true, status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') });
        });
      });
      sent.end(body);
    });
  } finally {
    deadline.release();
  }
}

/** What SMTP knows of certificates and names holds here too; what it says of ports and closed connections does not. */
function conditionOf(error: unknown, signal: AbortSignal): Condition | DriverCondition {
  if (signal.aborted) return isTimeout(signal) ? 'api-silent' : 'cancelled';
  const known = conditionOfCode(codeOf(error));
  return known !== undefined && /^(?:certificate-|name-)/.test(known) ? known : 'api-unreachable';
}
