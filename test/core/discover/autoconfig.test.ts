import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAutoconfig } from '../../../core/discover/autoconfig.ts';
import { DEADLINE, fastest } from '../../support/fastest.ts';

const server = (inner: string, type = 'smtp'): string => `<outgoingServer type="${type}">${inner}</outgoingServer>`;
const GOOD = '<hostname>SMTP.example.org</hostname><port>465</port><socketType>SSL</socketType><username>%EMAILADDRESS%</username>';

test('outgoing servers are read in their order, with the address filled in', () => {
  const xml = `<?xml version="1.0"?><clientConfig><emailProvider>
    <incomingServer type="imap"><hostname>imap.example.org</hostname><port>993</port><socketType>SSL</socketType></incomingServer>
    ${server(GOOD)}
    ${server('<hostname>%EMAILDOMAIN%</hostname><port>587</port><socketType>STARTTLS</socketType><username>%EMAILLOCALPART%</username>')}
  </emailProvider></clientConfig>`;
  assert.deepEqual(readAutoconfig(xml, 'ann@example.org'), [
    { host: 'smtp.example.org', port: 465, encryption: 'implicit', username: 'ann@example.org' },
    { host: 'example.org', port: 587, encryption: 'starttls', username: 'ann' },
  ]);
});

test('without an address the user name is left out', () => {
  assert.deepEqual(readAutoconfig(server(GOOD), undefined), [{ host: 'smtp.example.org', port: 465, encryption: 'implicit' }]);
});

for (const [what, xml] of [
  ['clear text', server(GOOD.replace('SSL', 'plain'))],
  ['another protocol', server(GOOD, 'exchange')],
  ['a host with a path', server(GOOD.replace('SMTP.example.org', 'evil.test/x'))],
  ['a port that is none', server(GOOD.replace('465', '99999'))],
  ['a comment', `<!-- ${server(GOOD)} -->`],
  ['a file that breaks off', server(GOOD).slice(0, -20)],
  ['a web page', '<html><body>Not found</body></html>'],
] as const) {
  test(`${what} holds no server`, () => assert.deepEqual(readAutoconfig(xml, 'ann@example.org'), []));
}

test('hostile files are read in no time', () => {
  for (const part of ['<outgoingServer', '<!--', '<outgoingServer type="smtp"></outgoingServer>', '<hostname>']) {
    const xml = part.repeat(100_000);
    assert.ok(fastest(() => readAutoconfig(xml, 'ann@example.org')) < DEADLINE, part);
  }
});
