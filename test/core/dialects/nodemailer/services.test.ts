import assert from 'node:assert/strict';
import { test } from 'node:test';
import wellKnown from 'nodemailer/lib/well-known';
import installed from 'nodemailer/lib/well-known/services.json' with { type: 'json' };
import { findService, services } from '../../../../core/dialects/nodemailer/services.ts';
import { providers } from '../../../../core/providers/index.ts';

const KEYS = ['host', 'port', 'secure', 'requireTLS', 'ignoreTLS', 'authMethod'] as const;

/** What a service sets, with the port as a number: nodemailer's own list has one as text. */
function settingsOf(service: Readonly<Record<string, unknown>> | undefined | false): Readonly<Record<string, unknown>> {
  const said = KEYS.filter(key => service && service[key] !== undefined);
  return Object.fromEntries(said.map(key => [key, key === 'port' ? Number(service && service[key]) : service && service[key]]));
}

test('every service of the installed nodemailer is known, and no other', () => {
  assert.deepEqual(services.map(({ names }) => names[0]).sort(), Object.keys(installed).sort());
});

test('each name, alias and domain leads to the settings that nodemailer finds for it', () => {
  for (const { names } of services) {
    for (const name of [...names, names[0]?.toUpperCase() ?? '', `ann@${names.at(-1) ?? ''}`]) {
      assert.deepEqual(settingsOf({ ...findService(name) }), settingsOf({ ...wellKnown(name) }), name);
    }
  }
});

test('a service names a provider that Envelope knows', () => {
  const known = new Set(providers.map(({ id }) => id));
  const named = services.flatMap(({ provider }) => provider ?? []);
  assert.deepEqual(
    named.filter(id => !known.has(id)),
    [],
  );
});
