import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseConfiguration } from '../../core/configuration.ts';
import { rules } from '../../core/rules/index.ts';

interface Schema {
  readonly properties: { readonly rules: { readonly properties: Readonly<Record<string, { readonly description: string }>> } };
}

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/envelope-config.schema.json'), 'utf8')) as Schema;

test('The schema offers every rule, and no rule that is none', () => {
  const offered = Object.keys(schema.properties.rules.properties).sort();
  assert.deepEqual(offered, rules.map(({ id }) => id).sort());
});

test('The file that the schema describes is read without a problem', () => {
  const text = JSON.stringify({
    rules: { 'connection/opportunistic-tls': 'warning' },
    ignore: ['legacy/**'],
    providers: [
      {
        id: 'office',
        name: 'Office',
        hosts: ['mail.office.example'],
        ports: [{ port: 587, encryption: 'starttls' }],
        username: { address: true },
      },
    ],
  });
  assert.deepEqual(parseConfiguration(text).problems, []);
});
