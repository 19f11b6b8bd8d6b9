import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { launchBrowser } from '../host/chromium.ts';

const root = join(import.meta.dirname, '../../..');
const enabled = (process.env['ENVELOPE_STORIES'] ?? 'current') === 'current';

if (enabled) {
  test('npm start opens the examples to whoever has its link, and Ctrl-C ends all of it', { timeout: 180_000 }, async context => {
    const data = await mkdtemp(join(tmpdir(), 'envelope-start-'));
    context.after(() => rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
    const start = spawn('npm', ['start', '--', '--no-open', '--port', '0', '--data', data], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    context.after(() => start.kill());
    const ended = once(start, 'exit');

    const link = await printedLink(start.stdout);
    const { origin } = new URL(link);
    assert.equal((await fetch(origin)).status, 403);
    const entry = await fetch(link);
    const cookie = entry.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const workbench = await fetch(`${origin}/?folder=${join(root, 'examples')}`, { headers: { cookie } });
    assert.equal(workbench.status, 200);
    assert.match(await workbench.text(), /vscode-workbench-web-configuration/);
    assert.equal((await stat(join(data, 'token'))).mode & 0o777, 0o600);

    const browser = await launchBrowser();
    context.after(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(link);
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: 60_000 });
    await page.screenshot({ path: join(root, '.pictures/start.png') });

    start.kill('SIGINT');
    await ended;
    assert.deepEqual(await processesNaming(data), []);
  });
}

async function printedLink(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [link] = /http:\/\/127\.0\.0\.1:\d+\/open\?token=\S+/.exec(line) ?? [];
    if (link !== undefined) return link;
  }
  throw new Error('npm start ended without a link.');
}

/** The command lines of all processes in which a text occurs. */
async function processesNaming(text: string): Promise<readonly string[]> {
  const entries = await readdir('/proc');
  const lines = await Promise.all(
    entries.filter(entry => /^\d+$/.test(entry)).map(pid => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter(line => line.includes(text));
}
