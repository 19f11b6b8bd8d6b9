import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AnySchema } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { runDomain } from '../../cli/domain/command.ts';
import type { PrintedDomain } from '../../cli/domain/report.ts';
import type { DnsResolver } from '../../mail/dns/resolver.ts';
import { answerFrom, type Zone } from '../core/domain/zone.ts';

const GOOD: Zone = {
  'example.org': { MX: ['10 mail.example.org'], TXT: ['v=spf1 mx -all'] },
  'mail.example.org': { A: ['192.0.2.25'] },
  '_dmarc.example.org': { TXT: ['v=DMARC1; p=reject; rua=mailto:d@example.org'] },
};
const BAD: Zone = { ...GOOD, 'example.org': { MX: ['10 mail.example.org'], TXT: ['v=spf1 +all'] } };

async function run(zone: Zone | undefined, ...args: readonly string[]) {
  const output = { stdout: '', stderr: '' };
  const terminal = {
    stdin: { on: () => undefined, off: () => undefined, resume: () => undefined, pause: () => undefined },
    stdout: { write: (text: string) => (output.stdout += text) },
    stderr: { write: (text: string) => (output.stderr += text) },
    env: {},
    cwd: () => '/nowhere',
    on: () => undefined,
    off: () => undefined,
  };
  const resolver: DnsResolver = async question =>
    zone === undefined ? { state: 'failed', reason: 'timeout' } : answerFrom(zone, question);
  return { code: await runDomain(args, terminal, { resolver }), ...output };
}

test('a domain without an error ends with 0, in plain lines whose order stays', async () => {
  const { code, stdout } = await run(GOOD, 'example.org');
  assert.equal(code, 0);
  const labels = stdout.split('\n').flatMap(line => /^ {2}([A-Z-]+) /.exec(line)?.[1] ?? []);
  assert.deepEqual(labels, ['MX', 'SPF', 'DKIM', 'DMARC', 'MTA-STS', 'TLS-RPT', 'BIMI']);
  assert.ok(!stdout.includes('\u001b'));
});

test('an error ends with 1, with its cause, its remedy and its source', async () => {
  const { code, stdout } = await run(BAD, 'example.org');
  assert.equal(code, 1);
  assert.match(stdout, /error {4}\+all in the SPF record[^\n]+\n +Write -all[^\n]+\n +https:\/\/www\.rfc-editor\.org/);
});

test('without a domain, without an answer or with an unknown provider it does not run', async () => {
  for (const [zone, ...args] of [
    [GOOD],
    [GOOD, 'not a domain'],
    [undefined, 'example.org'],
    [GOOD, 'example.org', '--provider', 'nobody'],
    [GOOD, 'example.org', '--ip', 'here'],
    [GOOD, 'example.org', '--timeout', '0'],
  ] as const) {
    const { code, stderr } = await run(zone, ...args);
    assert.equal(code, 2, args.join(' '));
    assert.match(stderr, /^envelope domain: .+\.\n$/);
  }
});

test('an address names the domain and the From', async () => {
  const { stdout } = await run(GOOD, 'Ann@example.org', '--json');
  const { domain, from } = JSON.parse(stdout) as PrintedDomain;
  assert.deepEqual([domain, from], ['example.org', 'Ann@example.org']);
});

test('a provider is known by its host, and its own return path makes a missing include no error', async () => {
  const { code, stdout } = await run(GOOD, 'example.org', '--provider', 'smtp.sendgrid.net', '--json');
  const finding = (JSON.parse(stdout) as PrintedDomain).findings.find(({ id }) => id === 'provider-include-not-needed');
  assert.deepEqual([code, finding?.severity], [0, 'info']);
});

test('the JSON is what its schema says', async () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/domain.schema.json'), 'utf8')) as AnySchema);
  for (const [zone, ...args] of [
    [GOOD, 'example.org', '--ip', '192.0.2.25'],
    [BAD, 'example.org', '--provider', 'gmail', '--from', 'a@gmail.com'],
    [{}, 'missing.example'],
  ] as const) {
    const { stdout } = await run(zone, ...args, '--json');
    assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors));
  }
});

test('what others wrote into the DNS cannot act on the terminal', async () => {
  const { stdout } = await run({ ...GOOD, 'example.org': { TXT: ['v=spf1 \u001b]0;pwned\u0007 -all'] } }, 'example.org');
  assert.ok(!stdout.includes('\u001b') && stdout.includes('\\x1b'));
});
