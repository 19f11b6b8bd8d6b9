import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createProviders } from '../../core/providers/lookup.ts';
import type { ProvidersResult } from '../../protocol/requests.ts';
import { providersRequest } from '../../protocol/requests.ts';
import { Client } from './client.ts';

const OFFICE = {
  id: 'office',
  name: 'Office',
  hosts: ['mail.office.example'],
  ports: [{ port: 2587, encryption: 'starttls' }],
  username: { address: 'office.example' },
  console: 'https://console.office.example/',
};

test('the client is told of the providers that the workspace declares, in a form that survives the way', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'envelope.config.json'), JSON.stringify({ providers: [OFFICE] }));
  const client = await Client.start({ folders: [pathToFileURL(folder).toString()] });
  t.after(() => client.stop());

  const own = await client.connection.sendRequest<ProvidersResult>(providersRequest, {});

  const provider = createProviders(own).ofHost('mail.office.example');
  assert.equal(provider?.name, 'Office');
  assert.deepEqual(
    provider.ports.map(({ port }) => port),
    [2587],
  );
  assert.equal(provider.console?.url, OFFICE.console);
});
