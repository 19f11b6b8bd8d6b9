import { AwsV4Signer } from 'aws4fetch';
import { composeRaw } from '../compose.ts';
import { field, isUsableKey, objectField, type ApiAccount, type ApiSpeaker } from './account.ts';
import { below } from './base-url.ts';
import type { HttpCall } from './http-exchange.ts';

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2 */
export const ses: ApiSpeaker = {
  refuse({ key, keyId = '', sessionToken }) {
    if (!isUsableKey(key)) return 'key-unusable';
    if (sessionToken !== undefined && !/^[\x21-\x7e]{8,4096}$/.test(sessionToken.reveal())) return 'key-unusable';
    return /^[A-Z0-9]{16,128}$/.test(keyId) ? undefined : 'key-id-unusable';
  },

  check: (account, base) => sign(account, { method: 'GET', url: below(base, '/v2/email/account'), headers: {} }),

  readCheck(answer) {
    const production = field(answer, 'ProductionAccessEnabled');
    if (production === undefined) return undefined;
    const quota = objectField(answer, 'SendQuota');
    const most = field(quota, 'Max24HourSend');
    const enabled = field(answer, 'SendingEnabled');
    return {
      sandbox: production === 'true' ? 'no' : 'yes',
      ...(enabled !== undefined && { sending: enabled === 'true' ? 'on' : 'off' }),
      ...(most !== undefined && { quota: `${field(quota, 'SentLast24Hours') ?? '0'} of ${most} in 24 hours` }),
    };
  },

  async send(account, base, composition) {
    const { bytes } = await composeRaw(composition, 'windows');
    const { from, recipients } = composition.message;
    const body = Buffer.from(
      JSON.stringify({
        FromEmailAddress: from,
        Destination: { ToAddresses: recipients },
        Content: { Raw: { Data: bytes.toString('base64') } },
      }),
    );
    const url = below(base, '/v2/email/outbound-emails');
    const call = await sign(account, { method: 'POST', url, headers: { 'content-type': 'application/json' }, body });
    return { call, bytes: bytes.length };
  },

  readSent: answer => field(answer, 'MessageId'),

  /** The code stands in a header, with an address behind it, or in the body. */
  readRefusal({ headers, text }, body) {
    const header = headers['x-amzn-errortype'];
    const written = (typeof header === 'string' ? header : undefined) ?? field(body, '__type') ?? field(body, 'code');
    const code = written?.split(':', 1)[0]?.split('#').at(-1);
    return { message: field(body, 'message') ?? field(body, 'Message') ?? text, ...(code !== undefined && { code }) };
  },
};

async function sign({ key, keyId = '', sessionToken, region }: ApiAccount, call: HttpCall): Promise<HttpCall> {
  const { method, url, headers, body } = call;
  const signed = await new AwsV4Signer({
    method,
    url: url.href,
    headers: { accept: 'application/json', ...headers },
    ...(body && { body: body.toString('utf8') }),
    accessKeyId: keyId,
    secretAccessKey: key.reveal(),
    ...(sessionToken && { sessionToken: sessionToken.reveal() }),
    service: 'ses',
    region,
  }).sign();
  return { ...call, url: signed.url, headers: Object.fromEntries(signed.headers) };
}
