import { composeRaw, type Composition } from '../compose.ts';
import { field, isUsableKey, objectField, type ApiAccount, type ApiSpeaker, type PreparedMessage } from './account.ts';
import { below } from './base-url.ts';

/** It becomes part of a path. */
const DOMAIN = /^(?=.{3,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** https://documentation.mailgun.com/docs/mailgun/api-reference */
export const mailgun: ApiSpeaker = {
  refuse({ key, domain = '' }) {
    if (!isUsableKey(key)) return 'key-unusable';
    return DOMAIN.test(domain) ? undefined : 'domain-unusable';
  },

  check(account, base) {
    return { method: 'GET', url: below(base, `/v4/domains/${domainOf(account)}`), headers: authorize(account) };
  },

  readCheck(answer) {
    const domain = objectField(answer, 'domain');
    const name = field(domain, 'name');
    if (name === undefined) return undefined;
    const state = field(domain, 'state');
    return { domain: name, ...(state !== undefined && { state }) };
  },

  async send(account, base, composition): Promise<PreparedMessage> {
    const { messageId, bytes } = await composeRaw(composition, 'windows');
    const form = new Response(formOf(composition, bytes));
    return {
      messageId,
      bytes: bytes.length,
      call: {
        method: 'POST',
        url: below(base, `/v3/${domainOf(account)}/messages.mime`),
        headers: { ...authorize(account), 'content-type': form.headers.get('content-type') ?? '' },
        body: Buffer.from(await form.arrayBuffer()),
      },
    };
  },

  readSent: answer => field(answer, 'id'),

  /** Refusals of the key are a bare word, the others JSON. */
  readRefusal: ({ text }, body) => ({ message: field(body, 'message') ?? text }),
};

function formOf({ message }: Composition, bytes: Buffer): FormData {
  const form = new FormData();
  for (const address of message.recipients) form.append('to', address);
  form.append('message', new Blob([new Uint8Array(bytes)], { type: 'message/rfc822' }), 'message.eml');
  return form;
}

function authorize({ key }: ApiAccount): Readonly<Record<string, string>> {
  return { accept: 'application/json', authorization: `Basic ${Buffer.from(`api:${key.reveal()}`).toString('base64')}` };
}

function domainOf({ domain = '' }: ApiAccount): string {
  return encodeURIComponent(domain);
}
