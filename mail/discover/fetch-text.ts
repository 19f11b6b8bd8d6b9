import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { reachOf } from '../probe/addresses.ts';

/** The text at an address, or undefined where there is none to be had, for whatever reason. */
export type FetchText = (url: string, signal: AbortSignal) => Promise<string | undefined>;

/** The largest file of Thunderbird's own collection has 12 KB. In bytes. */
const SIZE_AT_MOST = 131_072;

const REDIRECTS_AT_MOST = 3;

export interface FetchOptions {
  /** PEM, instead of Node's roots. */
  readonly ca?: string;
  readonly lookup?: LookupFunction;
  /** Which addresses may be connected to; those of the internet when absent. */
  readonly mayReach?: (address: string, family: 4 | 6) => boolean;
}

/**
 * Gets a text over verified HTTPS alone, with a limit on its size and on redirects. Whether an address may be reached is decided when the
 * connection is made and for every redirect anew, so that neither a redirect nor a second answer of the DNS leads into the local network.
 */
export function createFetchText({ ca, lookup = systemLookup, mayReach = isPublic }: FetchOptions = {}): FetchText {
  const guarded: LookupFunction = (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const addresses = (typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found) as LookupAddress[] | undefined;
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) return done(error ?? notFound(host), '', 4);
      if (!(addresses ?? []).every(({ address, family }) => mayReach(address, family === 6 ? 6 : 4))) return done(notFound(host), '', 4);
      if (options.all === true) return done(null, addresses ?? []);
      done(null, first.address, first.family);
    });
  };
  return async (url, signal) => {
    let next = parseUrl(url);
    for (let turn = 0; next !== undefined && turn <= REDIRECTS_AT_MOST; turn += 1) {
      if (next.protocol !== 'https:' || next.username !== '' || next.password !== '') return undefined;
      const literal = next.hostname.replace(/^\[|\]$/g, '');
      const family = isIP(literal);
      // An address is not looked up, so the guard of look-ups would never see it.
      if (family !== 0 && !mayReach(literal, family === 6 ? 6 : 4)) return undefined;
      const answer = await getOnce(next, { signal, lookup: guarded, ca });
      if (typeof answer === 'string') return answer;
      next = answer;
    }
    return undefined;
  };
}

function parseUrl(text: string, base?: URL): URL | undefined {
  return URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
}

function isPublic(address: string, family: 4 | 6): boolean {
  return reachOf({ address, family }) === 'public';
}

function notFound(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${host} leads to no address that may be reached.`), { code: 'ENOTFOUND' });
}

interface GetOptions {
  readonly signal: AbortSignal;
  readonly lookup: LookupFunction;
  readonly ca: string | undefined;
}

/** A text, the address of a redirect, or undefined. */
async function getOnce(url: URL, { signal, lookup, ca }: GetOptions): Promise<string | URL | undefined> {
  return new Promise(resolve => {
    const request = httpsRequest(url, {
      signal,
      lookup,
      agent: false,
      // Said here, since NODE_TLS_REJECT_UNAUTHORIZED in the environment would switch it off.
      rejectUnauthorized: true,
      ...(ca !== undefined && { ca }),
      headers: { accept: 'text/xml' },
    });
    request.on('error', () => resolve(undefined));
    request.on('response', response => {
      const { statusCode = 0, headers } = response;
      if (statusCode !== 200) {
        response.destroy();
        const location = statusCode >= 300 && statusCode < 400 ? headers.location : undefined;
        resolve(location === undefined ? undefined : parseUrl(location, url));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > SIZE_AT_MOST) response.destroy();
      });
      response.on('error', () => resolve(undefined));
      response.on('close', () => resolve(response.complete ? Buffer.concat(chunks).toString('utf8') : undefined));
    });
    request.end();
  });
}
