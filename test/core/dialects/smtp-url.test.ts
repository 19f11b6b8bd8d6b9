import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readSmtpUrl } from '../../../core/dialects/smtp-url.ts';
import { DEADLINE, fastest } from '../../support/fastest.ts';

function parts(text: string) {
  const url = readSmtpUrl(text);
  return url && [url.scheme.text, url.username?.text, url.password?.secret.reveal(), url.host.text, url.port?.text];
}

test('an address is taken apart and decoded', () => {
  assert.deepEqual(parts('SMTPS://ann%40a.example:p%23ss@smtp.a.example:465/?pool=true'), [
    'smtps',
    'ann@a.example',
    'p#ss',
    'smtp.a.example',
    '465',
  ]);
});

test('every part knows where it stands', () => {
  const text = 'smtp+tls://ann:p%23ss@[::1]:587/path?a=1&b.c=x%20y#end';
  const url = readSmtpUrl(text);
  assert.ok(url);
  const at = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  assert.deepEqual(
    [url.scheme.span, url.username?.span, url.password?.span, url.host.span, url.port?.span].map(span => span && at(span)),
    ['smtp+tls', 'ann', 'p%23ss', '[::1]', '587'],
  );
  assert.equal(url.host.text, '::1');
  assert.deepEqual(
    url.query.map(({ name, value, span, valueSpan }) => [name, value, at(span), at(valueSpan)]),
    [
      ['a', '1', 'a=1', '1'],
      ['b.c', 'x y', 'b.c=x%20y', 'x%20y'],
    ],
  );
});

test('what is missing is absent', () => {
  assert.deepEqual(parts('smtp://'), ['smtp', undefined, undefined, '', undefined]);
  assert.deepEqual(parts('smtp://host'), ['smtp', undefined, undefined, 'host', undefined]);
  assert.deepEqual(parts('smtp://ann@host'), ['smtp', 'ann', undefined, 'host', undefined]);
  assert.deepEqual(parts('smtp://:pw@host'), ['smtp', undefined, 'pw', 'host', undefined]);
});

test('the key of an API is a secret, although it stands where others have the user', () => {
  assert.deepEqual(parts('postmark+api://abc@default'), ['postmark+api', undefined, 'abc', 'default', undefined]);
  assert.deepEqual(parts('sendgrid+smtp://SG.abc@default'), ['sendgrid+smtp', undefined, 'SG.abc', 'default', undefined]);
  assert.deepEqual(parts('mailgun+https://key-abc:mg.a.example@default'), ['mailgun+https', undefined, 'key-abc', 'default', undefined]);
  assert.deepEqual(parts('ses+https://AKIA:pw@default'), ['ses+https', 'AKIA', 'pw', 'default', undefined]);
  assert.deepEqual(parts('mailgun+smtp://ann:pw@default'), ['mailgun+smtp', 'ann', 'pw', 'default', undefined]);
});

test('what has no scheme is no address', () => {
  for (const text of ['', 'smtp.example.org', 'ann@example.org', '://host', 'smtp:/host', '1smtp://host'])
    assert.equal(readSmtpUrl(text), undefined);
});

for (const [password, reserved] of [
  ['pa#ss', '#'],
  ['pa/ss', '/'],
  ['pa?ss', '?'],
  ['p@ss', '@'],
  ['10%off', '%'],
] as const) {
  test(`a bare ${reserved} in a password is found, and the parts are those that were meant`, () => {
    const text = `smtp://ann:${password}@host:587`;
    assert.deepEqual(parts(text), ['smtp', 'ann', password, 'host', '587']);
    assert.deepEqual(
      readSmtpUrl(text)?.unescaped.map(({ start, end }) => text.slice(start, end)),
      [reserved],
    );
  });
}

test('an @ behind the host belongs to an option', () => {
  assert.deepEqual(parts('smtp://host:25/?from=ann@a.example'), ['smtp', undefined, undefined, 'host', '25']);
  assert.deepEqual(readSmtpUrl('smtp://ann:pw@host?from=ann@a.example')?.unescaped, []);
});

test('a malformed sequence stays as it is written', () => {
  assert.deepEqual(parts('smtp://%E0%A4%A:%zz@host'), ['smtp', '%E0%A4%A', '%zz', 'host', undefined]);
});

test('any address that the platform understands has the same parts here', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'B', '1', '-', '.', '~', '!', '$', '&', '+', ';', '=', ' ', '#', '@', '/', '?', 'é', '%'),
    minLength: 1,
    maxLength: 8,
  });
  const host = fc.constantFrom('smtp.example.org', 'localhost', '127.0.0.1', '[::1]');
  const written = fc.record({ user: word, password: word, host, port: fc.option(fc.integer({ min: 1, max: 65_535 })) });
  fc.assert(
    fc.property(written, ({ user, password, host, port }) => {
      const text = `smtp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}${port === null ? '' : `:${port}`}/?x=1`;
      const platform = new URL(text);
      assert.deepEqual(parts(text), [
        'smtp',
        decodeURIComponent(platform.username),
        decodeURIComponent(platform.password),
        platform.hostname.replace(/^\[|\]$/g, ''),
        port === null ? undefined : platform.port,
      ]);
      assert.deepEqual(readSmtpUrl(text)?.unescaped, []);
    }),
    { numRuns: 2_000 },
  );
});

test('any text ends in an answer, in linear time', () => {
  for (const unit of ['@', ':', '/', '?', '&', '=', '#', '%', '%E0', '[', ']', '://', 'a', ' ', '?&', '@:']) {
    for (const opening of ['smtp://', 'smtp://a:b', 'smtp://a?']) {
      const text = opening + unit.repeat(200_000 / unit.length);
      const elapsed = fastest(() => readSmtpUrl(text));
      assert.ok(elapsed < DEADLINE, `${opening}${unit} took ${elapsed.toFixed(0)} ms`);
    }
  }
});
