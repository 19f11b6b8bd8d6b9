import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askTlsVersions } from '../../../mail/probe/tls-versions.ts';
import { makeCertificates } from '../../support/certificates.ts';
import { play, type PeerOptions } from '../../support/peer.ts';

const certificates = await makeCertificates();

async function ask(tls: PeerOptions['tls'], script = '! tls\n! hang', encryption: 'implicit' | 'starttls' = 'implicit') {
  const peer = await play(script, { tls: { ...certificates.good, ...tls } });
  try {
    const versions = await askTlsVersions({ host: '127.0.0.1', port: peer.port, encryption, timeout: 2000 });
    return Object.fromEntries(versions.map(({ version, accepted }) => [version, accepted]));
  } finally {
    await peer.close();
  }
}

test('a server of today takes 1.2 and 1.3 and refuses the retired versions', async () => {
  assert.deepEqual(await ask({ minVersion: 'TLSv1.2' }), { TLSv1: 'no', 'TLSv1.1': 'no', 'TLSv1.2': 'yes', 'TLSv1.3': 'yes' });
});

test('a server that still takes retired versions is told', async () => {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  assert.deepEqual(await ask(old), { TLSv1: 'yes', 'TLSv1.1': 'yes', 'TLSv1.2': 'no', 'TLSv1.3': 'no' });
});

test('after STARTTLS the versions are asked in the same way', async () => {
  const script = 'S: 220 hi\nC: EHLO\nS: 250-mail.test\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n! tls\nC: EHLO\nS: 250 mail.test\nC: QUIT';
  assert.deepEqual(await ask({ maxVersion: 'TLSv1.2' }, script, 'starttls'), {
    TLSv1: 'no',
    'TLSv1.1': 'no',
    'TLSv1.2': 'yes',
    'TLSv1.3': 'no',
  });
});

test('where no handshake is reached nothing is claimed', async () => {
  const versions = await ask({}, 'S: 220 hi\nC: EHLO\nS: 250 mail.test', 'starttls');
  assert.deepEqual(new Set(Object.values(versions)), new Set(['unknown']));
});
