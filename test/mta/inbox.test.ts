import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { open } from '../mail/capture/running-inbox.ts';

const SOURCE = '/usr/sbin/smtp-source';
const MESSAGES = 10_000;
/** Bytes of each body. */
const LENGTH = 1024;

for (const [title, flags] of [
  ['a connection for each', []],
  ['twenty connections that are kept', ['-d']],
] as const) {
  test(`Of 10,000 messages from Postfix’s own load generator, ${title}, none is lost`, { timeout: 120_000 }, async context => {
    if (!existsSync(SOURCE)) {
      context.skip(`${SOURCE} of Debian's postfix is not there`);
      return;
    }
    const inbox = await open(context, { limits: { messages: MESSAGES } });
    const told = new Set<string>();
    inbox.onMessage(({ id }) => told.add(id));
    const args = [...flags, '-s', '20', '-m', String(MESSAGES), '-l', String(LENGTH), `127.0.0.1:${inbox.port}`];
    const [code] = (await once(spawn(SOURCE, args, { stdio: ['ignore', 'ignore', 'inherit'] }), 'close')) as [number];
    assert.equal(code, 0);
    assert.equal(told.size, MESSAGES);
    assert.equal(inbox.list().length, MESSAGES);
  });
}
