/** Fetches the text of an MTA-STS policy, or rejects with the reason. */
export type PolicyFetcher = (url: string, signal: AbortSignal) => Promise<string>;

/** RFC 8461 §3.2 suggests that clients read no more; a policy has about 200 bytes. */
const LENGTH_AT_MOST = 65_536;

/** Over verified HTTPS, without redirects (RFC 8461 §3.3). */
export const fetchPolicy: PolicyFetcher = async (url, signal) => {
  const response = await fetch(url, { redirect: 'error', signal, headers: { accept: 'text/plain' } });
  if (response.status !== 200) throw new Error(`the server answers ${response.status}`);
  let text = '';
  const decoder = new TextDecoder();
  const body: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined;
  if (body === undefined) return '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LENGTH_AT_MOST) throw new Error('it is longer than 64 KB');
  }
  return text;
};
