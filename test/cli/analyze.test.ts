import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { AnySchema } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { runAnalyze } from '../../cli/analyze/command.ts';

const FAILED = `Received: from a.example (a.example [192.0.2.1]) by mx.example with ESMTPS; Fri, 20 Nov 2026 10:00:04 +0000
Received: from b by a.example with ESMTPSA; Fri, 20 Nov 2026 10:00:01 +0000
Authentication-Results: mx.example; spf=pass smtp.mailfrom=bounce@mailer.example; dkim=pass header.d=mailer.example; dmarc=fail header.from=example.org
DKIM-Signature: v=1; a=rsa-sha256; d=mailer.example; s=x; b=y
ARC-Seal: i=1; cv=none
From: Ann \u001b[31m<ann@example.org>
Date: Fri, 20 Nov 2026 10:00:00 +0000
Message-ID: <1@example.org>
Subject: \u001b]0;pwned\u0007

Hi
`;

async function run(t: TestContext, text: string | undefined, ...flags: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-analyze-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  if (text !== undefined) await writeFile(join(folder, 'message.eml'), text);
  const output = { stdout: '', stderr: '' };
  const terminal = {
    stdout: { write: (part: string) => (output.stdout += part) },
    stderr: { write: (part: string) => (output.stderr += part) },
    env: {},
    cwd: () => folder,
  };
  return { code: await runAnalyze(['message.eml', ...flags], terminal), ...output };
}

test('a message that fails DMARC ends with 1, and says what passed and for whom', async t => {
  const { code, stdout } = await run(t, FAILED);
  assert.equal(code, 1);
  assert.match(stdout, /SPF +pass +mailer\.example +not aligned\n +DKIM +pass +mailer\.example +not aligned\n +DMARC +fail/);
  assert.match(stdout, /3 s {2}a\.example → mx\.example {2}ESMTPS, TLS/);
});

test('what others wrote into the message cannot act on the terminal', async t => {
  assert.ok(!(await run(t, FAILED)).stdout.includes('\u001b'));
});

test('a message in order ends with 0', async t => {
  const { code, stdout } = await run(
    t,
    FAILED.replaceAll('mailer.example', 'example.org').replace('dmarc=fail', 'dmarc=pass').replace('ARC-Seal: i=1; cv=none\n', ''),
  );
  assert.deepEqual([code, stdout.endsWith('\nNothing wrong.\n')], [0, true]);
});

test('a file that is not there ends with 2', async t => {
  const { code, stderr } = await run(t, undefined);
  assert.deepEqual([code, stderr], [2, 'envelope analyze: message.eml cannot be read.\n']);
});

test('the JSON is what its schema says, whatever the file holds', async t => {
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/analyze.schema.json'), 'utf8')) as AnySchema);
  for (const text of [FAILED, '', 'hello', FAILED.replace('Ann', 'Sender: x@y.example\nX:'), '\0\0', `X-Spam-Flag: YES\n${FAILED}`]) {
    const { stdout } = await run(t, text, '--json');
    assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors));
  }
});
