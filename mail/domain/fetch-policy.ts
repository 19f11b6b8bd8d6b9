import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';

/** Fetches the text of an MTA-STS policy, or rejects with the reason. */
export type PolicyFetcher = (url: string, signal: AbortSignal) => Promise<string>;

/** RFC 8461 §3.2 suggests that clients read no more; a policy has about 200 bytes. */
const LENGTH_AT_MOST = 65_536;

/** Over verified HTTPS, without redirects (RFC 8461 §3.3). */
export const fetchPolicy: PolicyFetcher = async (url, signal) => {
  const { get } = url.startsWith('https:') ? await import('node:https') : await import('node:http');
  // Said here, since NODE_TLS_REJECT_UNAUTHORIZED in the environment would switch it off.
  const request = get(url, { signal, rejectUnauthorized: true, headers: { accept: 'text/plain' } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  request.on('error', error => response.destroy(error));
  // Whoever reads on hears of it; after that it concerns nobody.
  response.on('error', () => undefined);
  try {
    if (response.statusCode !== 200) throw new Error(`the server answers ${String(response.statusCode)}`);
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response as AsyncIterable<Buffer>) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > LENGTH_AT_MOST) throw new Error('it is longer than 64 KB');
    }
    return text;
  } finally {
    request.destroy();
  }
};
