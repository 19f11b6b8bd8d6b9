import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import type { CheckOptions } from '../../cli/check/options.ts';
import { parseCheckOptions } from '../../cli/check/options.ts';

const THIS_FILE = fileURLToPath(import.meta.url);

function named(...args: readonly string[]): Partial<CheckOptions> | string {
  const parsed = parseCheckOptions(args);
  if (!('options' in parsed)) return 'problem' in parsed ? parsed.problem : 'help';
  const { from, host, port } = parsed.options;
  return { ...(from !== undefined && { from }), ...(host !== undefined && { host }), ...(port !== undefined && { port }) };
}

test('a server is named as other tools take it', () => {
  assert.deepEqual(named('smtp.example.org'), { host: 'smtp.example.org' });
  assert.deepEqual(named('smtp.example.org:465'), { host: 'smtp.example.org', port: 465 });
  assert.deepEqual(named('[2001:db8::1]:587'), { host: '2001:db8::1', port: 587 });
  assert.deepEqual(named('smtp.example.org', '--port', '2525'), { host: 'smtp.example.org', port: 2525 });
});

test('a file that is there is a file, with a line or without', () => {
  assert.deepEqual(named(THIS_FILE), { from: THIS_FILE });
  assert.deepEqual(named(`${THIS_FILE}:12`), { from: `${THIS_FILE}:12` });
});

test('a file that is not there is no server either', () => {
  for (const name of ['settings.py', '.env', '.env.production', 'mailer.ts:12', 'application.yml']) {
    assert.match(String(named(name)), /no such file; a server/, name);
  }
  assert.deepEqual(named('smtp.example.com.py'), { host: 'smtp.example.com.py' });
  assert.deepEqual(named('--host', 'nic.py'), { host: 'nic.py' });
});

test('what is named twice is refused, and what was typed is not repeated', () => {
  assert.match(String(named('smtp.example.org', '--host', 'other.example.org')), /one file or one server/);
  assert.match(String(named('smtp.example.org:465', '--port', '587')), /twice/);
  assert.match(String(named('smtp.example.org', 'other.example.org')), /one file or one server/);
  const refused = String(named('smtp://ann:Vq7tPm2w@smtp.example.org'));
  assert.match(refused, /no such file/);
  assert.ok(!refused.includes('Vq7tPm2w'));
});

test('a port out of range is refused by its own words', () => {
  assert.match(String(named('smtp.example.org:99999')), /1 to 65535/);
});
