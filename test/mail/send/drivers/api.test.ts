import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import PostalMime from 'postal-mime';
import { API_DRIVERS, type ApiDriver } from '../../../../core/drivers/api.ts';
import { Secret } from '../../../../core/model/secret.ts';
import type { ApiAccount } from '../../../../mail/send/drivers/account.ts';
import { checkApi, sendThroughApi, type ApiSendRequest } from '../../../../mail/send/drivers/api.ts';
import type { DriverFailed, DriverReady, DriverSent } from '../../../../mail/send/drivers/report.ts';
import { makeCertificates } from '../../../support/certificates.ts';
import { isSigned, serve, type Heard, type Says } from './api-server.ts';

const certificates = await makeCertificates();

/** Made at run time, with what a base64 or a URL would write in another way. */
const KEY = ['canary', 'Wq7/', 'zR2+', 'Tt9'].join('-');
const TOKEN = ['session', 'Kp4/', 'mN8='].join('-');

const ACCOUNTS: Readonly<Record<ApiDriver, ApiAccount>> = {
  mailgun: { key: new Secret(KEY), region: 'us', domain: 'mg.example.org' },
  ses: { key: new Secret(KEY), keyId: ['AKIA', 'EXAMPLE0EXAMPLE0'].join(''), sessionToken: new Secret(TOKEN), region: 'eu-west-1' },
  postmark: { key: new Secret(KEY), region: '' },
};

const CHECKED: Readonly<Record<ApiDriver, string>> = {
  mailgun: '{"domain":{"name":"mg.example.org","state":"active"}}',
  ses: '{"ProductionAccessEnabled":false,"SendingEnabled":true,"SendQuota":{"Max24HourSend":200,"SentLast24Hours":3}}',
  postmark: '{"ID":1,"Name":"Shop","DeliveryType":"Sandbox"}',
};

const SENT: Readonly<Record<ApiDriver, string>> = {
  mailgun: '{"id":"<20261120.1@mg.example.org>","message":"Queued. Thank you."}',
  ses: '{"MessageId":"0102018f-0001"}',
  postmark: '{"To":"ann@example.org","MessageID":"b7bc2f4a-0001","ErrorCode":0,"Message":"OK"}',
};

const MESSAGE = {
  application: 'Shop',
  from: 'shop@example.org',
  recipients: ['ann@example.org', 'bob@example.org'],
  template: 'utf8',
} as const;

function holdsKey(text: string): boolean {
  const forms = [KEY, TOKEN].flatMap(secret => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('/', '\\/'),
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
    Buffer.from(`api:${secret}`).toString('base64'),
  ]);
  return forms.some(form => text.includes(form));
}

function assertNoKey(result: unknown): void {
  assert.ok(!holdsKey(JSON.stringify(result) + inspect(result, { depth: 9 })), 'the result holds the key');
}

/** The answer, and what is other than usual. */
interface Turn extends Partial<ApiSendRequest> {
  readonly answer: Answer;
}

type Answer = (heard: Heard) => Says | undefined;

async function send(t: TestContext, driver: ApiDriver, turn: Turn | Answer) {
  const { answer, ...more } = typeof turn === 'function' ? { answer: turn } : turn;
  const server = await serve(t, answer);
  const request = { driver, account: ACCOUNTS[driver], baseUrls: { [driver]: server.url }, timeout: 3000, message: MESSAGE, ...more };
  const sent: DriverSent | DriverFailed = await sendThroughApi(request);
  assertNoKey(sent);
  return { sent, heard: server.heard };
}

async function check(t: TestContext, driver: ApiDriver, answer: (heard: Heard) => Says | undefined) {
  const server = await serve(t, answer);
  const checked: DriverReady | DriverFailed = await checkApi({
    driver,
    account: ACCOUNTS[driver],
    baseUrls: { [driver]: `${server.url}/base/` },
    timeout: 3000,
  });
  assertNoKey(checked);
  return { checked, heard: server.heard };
}

function isAuthorized(driver: ApiDriver, heard: Heard): boolean {
  switch (driver) {
    case 'mailgun':
      return heard.headers.authorization === `Basic ${Buffer.from(`api:${KEY}`).toString('base64')}`;
    case 'postmark':
      return heard.headers['x-postmark-server-token'] === KEY;
    case 'ses':
      return isSigned(heard, KEY, { region: 'eu-west-1' }) && heard.headers['x-amz-security-token'] === TOKEN;
    default:
      return driver satisfies never;
  }
}

const PATHS: Readonly<Record<ApiDriver, readonly [check: string, send: string]>> = {
  mailgun: ['/v4/domains/mg.example.org', '/v3/mg.example.org/messages.mime'],
  ses: ['/v2/email/account', '/v2/email/outbound-emails'],
  postmark: ['/server', '/email'],
};

for (const driver of API_DRIVERS) {
  test(`${driver}: the key is checked by one question that sends nothing`, async t => {
    const { checked, heard } = await check(t, driver, one => ({ status: isAuthorized(driver, one) ? 200 : 401, body: CHECKED[driver] }));
    assert.ok(checked.ok, inspect(checked));
    assert.deepEqual(
      heard.map(({ method, path }) => [method, path]),
      [['GET', `/base${PATHS[driver][0]}`]],
    );
    assert.ok(Object.keys(checked.facts).length > 0);
  });

  test(`${driver}: a test message is taken with the provider’s id, and asked for once`, async t => {
    const { sent, heard } = await send(t, driver, one => ({ status: isAuthorized(driver, one) ? 200 : 401, body: SENT[driver] }));
    assert.ok(sent.ok, inspect(sent));
    assert.deepEqual(
      heard.map(({ method, path }) => [method, path]),
      [['POST', PATHS[driver][1]]],
    );
    assert.ok((sent.queueId ?? sent.id).includes('0001') || (sent.queueId ?? '').includes('20261120.1'));
    assert.deepEqual(sent.accepted, MESSAGE.recipients);
    assert.ok(sent.bytes > 500 && sent.response !== '');
  });

  test(`${driver}: an answer that repeats every header of the request tells nobody the key`, async t => {
    for (const status of [200, 401, 403, 422, 500]) {
      const echo = ({ headers }: Heard): Says => ({
        status,
        body: JSON.stringify({
          message: headers,
          Message: JSON.stringify(headers),
          id: JSON.stringify(headers),
          Name: driver === 'ses' ? `${KEY} ${TOKEN}` : KEY,
        }),
      });
      await send(t, driver, echo);
      await check(t, driver, echo);
    }
  });

  for (const [status, body] of [
    [401, 'Forbidden'],
    [403, '{"message":"no"}'],
    [422, '{"ErrorCode":300,"Message":"Invalid From"}'],
    [429, '{"message":"slow down"}'],
    [500, '<html>'],
  ] as const) {
    test(`${driver}: ${status} is explained, once, with cause, remedy and source`, async t => {
      const { sent, heard } = await send(t, driver, () => ({ status, body, headers: { 'retry-after': '7' } }));
      assert.ok(!sent.ok);
      assert.equal(sent.status, status);
      assert.equal(sent.cause, sent.diagnosis?.id);
      assert.notEqual(sent.cause, 'api-answer');
      assert.match(sent.diagnosis?.source ?? '', /^https:/);
      assert.ok(sent.diagnosis?.cause && sent.diagnosis.remedy);
      assert.equal(sent.retryAfter, 7);
      assert.equal(heard.length, 1, 'it was tried twice');
    });
  }

  test(`${driver}: a redirect is not followed`, async t => {
    const thief = await serve(t, () => ({ status: 200, body: SENT[driver] }));
    const { sent } = await send(t, driver, () => ({ status: 307, headers: { location: thief.url } }));
    assert.ok(!sent.ok);
    assert.equal(sent.cause, 'api-redirects');
    assert.equal(thief.heard.length, 0);
  });

  test(`${driver}: a yes in other words is no yes`, async t => {
    for (const body of ['<html>Log in to the Wi-Fi</html>', '{}', '[]', 'null', '{"__proto__":{"id":"x","MessageId":"x"}}']) {
      const { sent } = await send(t, driver, () => ({ status: 200, body }));
      assert.deepEqual([sent.ok, !sent.ok && sent.cause], [false, 'api-not-understood'], body);
    }
  });

  test(`${driver}: silence ends at the deadline, and a cancel at once`, async t => {
    const silent = await send(t, driver, { answer: () => undefined, timeout: 200 });
    assert.deepEqual([silent.sent.ok, !silent.sent.ok && silent.sent.cause], [false, 'api-silent']);
    const controller = new AbortController();
    const answer = (): undefined => {
      controller.abort();
    };
    const cancelled = await send(t, driver, { answer, timeout: 30_000, signal: controller.signal });
    assert.deepEqual([cancelled.sent.ok, !cancelled.sent.ok && cancelled.sent.cause], [false, 'cancelled']);
  });

  test(`${driver}: an endless answer is cut off`, async t => {
    const { sent } = await send(t, driver, () => ({ status: 200, body: 'x'.repeat(2_000_000) }));
    assert.deepEqual([sent.ok, !sent.ok && sent.cause], [false, 'api-endless']);
  });

  test(`${driver}: a server without a proven certificate gets no request`, async t => {
    for (const [shows, cause] of [
      ['selfSigned', /^certificate-/],
      ['expired', /^certificate-/],
      ['wrongName', /^certificate-/],
    ] as const) {
      const server = await serve(t, () => ({ status: 200, body: SENT[driver] }), certificates[shows]);
      const sent = await sendThroughApi({
        driver,
        account: ACCOUNTS[driver],
        baseUrls: { [driver]: server.url },
        trust: { roots: 'none', extra: [certificates.authority] },
        message: MESSAGE,
      });
      assert.ok(!sent.ok);
      assert.match(sent.cause, cause, shows);
      assert.equal(server.heard.length, 0);
    }
  });

  test(`${driver}: an environment that switches verification off has no say`, async t => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    t.after(() => {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    });
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    const server = await serve(t, () => ({ status: 200, body: SENT[driver] }), certificates.selfSigned);
    const checked = await checkApi({ driver, account: ACCOUNTS[driver], baseUrls: { [driver]: server.url } });
    assert.ok(!checked.ok);
    assert.match(checked.cause, /^certificate-/);
    assert.equal(server.heard.length, 0);
  });

  test(`${driver}: a server with a proven certificate is spoken to over TLS`, async t => {
    const server = await serve(t, () => ({ status: 200, body: SENT[driver] }), certificates.good);
    const sent = await sendThroughApi({
      driver,
      account: ACCOUNTS[driver],
      baseUrls: { [driver]: server.url },
      trust: { roots: 'none', extra: [certificates.authority] },
      message: MESSAGE,
    });
    assert.ok(sent.ok, inspect(sent));
  });

  test(`${driver}: a key that is no key, and a field with a line break, open no connection`, async t => {
    for (const key of ['', 'short', `${KEY}\r\nX-Evil: 1`, `${KEY} `, `${KEY}ü`]) {
      const { sent, heard } = await send(t, driver, {
        answer: () => ({ status: 200, body: SENT[driver] }),
        account: { ...ACCOUNTS[driver], key: new Secret(key) },
      });
      assert.deepEqual([sent.ok, !sent.ok && sent.cause, heard.length], [false, 'key-unusable', 0], key);
    }
    const { sent, heard } = await send(t, driver, {
      answer: () => ({ status: 200, body: SENT[driver] }),
      message: { ...MESSAGE, from: 'shop@example.org\r\nBcc: eve@example.org' },
    });
    assert.ok(!sent.ok);
    assert.deepEqual([sent.cause, sent.field, heard.length], ['unsafe-text', 'from', 0]);
  });
}

test('a session token that no header can carry opens no connection', async t => {
  const account = { ...ACCOUNTS.ses, sessionToken: new Secret(`${TOKEN}\r\nx-evil: 1`) };
  const { sent, heard } = await send(t, 'ses', { answer: () => ({ status: 200, body: SENT.ses }), account });
  assert.deepEqual([sent.ok, !sent.ok && sent.cause, heard.length], [false, 'key-unusable', 0]);
});

test('Mailgun gets every recipient and the message as it stands', async t => {
  const { sent, heard } = await send(t, 'mailgun', () => ({ status: 200, body: SENT.mailgun }));
  assert.ok(sent.ok);
  const [one] = heard;
  assert.ok(one);
  const form = await new Response(new Uint8Array(one.body), { headers: { 'content-type': one.headers['content-type'] ?? '' } }).formData();
  assert.deepEqual(form.getAll('to'), MESSAGE.recipients);
  const email = await PostalMime.parse(await (form.get('message') as File).arrayBuffer());
  assert.equal(email.messageId, sent.id);
  assert.match(email.subject ?? '', /δοκιμή/);
});

test('SES gets the message as it stands, signed', async t => {
  const { heard } = await send(t, 'ses', () => ({ status: 200, body: SENT.ses }));
  const body = JSON.parse(heard[0]?.body.toString('utf8') ?? '') as {
    readonly Destination: { readonly ToAddresses: readonly string[] };
    readonly Content: { readonly Raw: { readonly Data: string } };
  };
  assert.deepEqual(body.Destination.ToAddresses, MESSAGE.recipients);
  const email = await PostalMime.parse(Buffer.from(body.Content.Raw.Data, 'base64'));
  assert.match(email.subject ?? '', /テスト/);
  const [one] = heard;
  assert.ok(
    one && !isSigned({ ...one, body: Buffer.from('{}') }, KEY, { region: 'eu-west-1' }),
    'another body would have the same signature',
  );
});

test('Postmark gets the parts, with names that no quote ends', async t => {
  const { heard } = await send(t, 'postmark', {
    answer: () => ({ status: 200, body: SENT.postmark }),
    message: { ...MESSAGE, senderName: 'Shop "No. 1", \\', template: 'attachment' },
  });
  const body = JSON.parse(heard[0]?.body.toString('utf8') ?? '') as Readonly<Record<string, unknown>>;
  assert.equal(body['From'], '"Shop \\"No. 1\\", \\\\" <shop@example.org>');
  assert.equal(body['To'], 'ann@example.org, bob@example.org');
  assert.equal((body['Attachments'] as readonly { readonly Name: string }[])[0]?.Name, 'envelope-test.csv');
});

for (const [status, headers, body, cause] of [
  [403, { 'x-amzn-errortype': 'SignatureDoesNotMatch:http://internal.amazon.com/' }, '{"message":"no"}', 'ses-signature'],
  [403, { 'x-amzn-errortype': 'UnrecognizedClientException' }, '{"message":"The security token is invalid."}', 'ses-key-id'],
  [403, {}, '{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"not authorized"}', 'ses-permission'],
  [400, { 'x-amzn-errortype': 'MessageRejected' }, '{"message":"Email address is not verified."}', 'ses-not-verified'],
  [429, { 'x-amzn-errortype': 'TooManyRequestsException' }, '{}', 'ses-quota'],
] as const) {
  test(`SES: ${cause} is told by the code of the answer`, async t => {
    const { sent } = await send(t, 'ses', () => ({ status, headers, body }));
    assert.deepEqual([sent.ok, !sent.ok && sent.cause], [false, cause]);
  });
}

for (const [code, cause] of [
  [400, 'postmark-sender'],
  [406, 'postmark-inactive-recipient'],
  [412, 'postmark-pending'],
  [300, 'postmark-message'],
] as const) {
  test(`Postmark: error code ${code} is ${cause}`, async t => {
    const { sent } = await send(t, 'postmark', () => ({ status: 422, body: `{"ErrorCode":${code},"Message":"It is so."}` }));
    assert.ok(!sent.ok);
    assert.deepEqual([sent.cause, sent.reply], [cause, `${code}: It is so.`]);
  });
}

test('a base URL is https, or http to this machine by its number, and nothing beside it', async () => {
  for (const url of [
    'http://api.example.org',
    'http://localhost:8080',
    'http://127.0.0.1.example.org',
    'http://10.0.0.1',
    'https://user:pass@api.example.org',
    'https://api.example.org/?x=1',
    'https://api.example.org/#x',
    'ftp://127.0.0.1',
    'api.example.org',
  ]) {
    const checked = await checkApi({ driver: 'postmark', account: ACCOUNTS.postmark, baseUrls: { postmark: url }, timeout: 100 });
    assert.deepEqual([checked.ok, !checked.ok && checked.cause], [false, 'base-url-unusable'], url);
  }
});

test('a region that is none never becomes part of a host', async () => {
  for (const region of ['', 'evil.example.org/', 'us-east-1.evil.org#', 'US-EAST-1', 'us-east-1\n']) {
    const checked = await checkApi({ driver: 'ses', account: { ...ACCOUNTS.ses, region }, timeout: 100 });
    assert.deepEqual([checked.ok, !checked.ok && checked.cause], [false, 'region-unusable'], region);
  }
});

test('a sending domain that is none never becomes part of a path', async t => {
  for (const domain of [undefined, '', '..', 'a/../b.org', 'example.org?x', 'example']) {
    const { key, region } = ACCOUNTS.mailgun;
    const { sent, heard } = await send(t, 'mailgun', {
      answer: () => ({ status: 200, body: SENT.mailgun }),
      account: { key, region, ...(domain !== undefined && { domain }) },
    });
    assert.deepEqual([sent.ok, !sent.ok && sent.cause, heard.length], [false, 'domain-unusable', 0], String(domain));
  }
});
