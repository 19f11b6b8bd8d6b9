import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMessage, readAttachments, type Arrival } from '../../../mail/capture/message.ts';
import { PART_AT_MOST } from '../../../mail/capture/shorten.ts';

const ARRIVAL: Arrival = {
  id: '1',
  receivedAt: '2026-11-20T09:15:42Z',
  sender: 'app@example.org',
  recipients: ['ann@example.org'],
  encrypted: false,
  clientName: 'app',
  size: 0,
};

/** As long as the largest message that the inbox takes by default. */
const LARGE = 25_000_000;

const HEADER = 'From: app@example.org\r\nTo: ann@example.org\r\nSubject: Large\r\nMIME-Version: 1.0\r\n';
const LINE = 'Zoë reads a line that is repeated until the message is as large as the inbox takes.\r\n';
const longText = LINE.repeat(Math.ceil(LARGE / Buffer.byteLength(LINE)));

function mixed(...parts: readonly string[]): Buffer {
  return Buffer.from(
    `${HEADER}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts.map(part => `--b\r\n${part}\r\n`).join('')}--b--\r\n`,
  );
}

const file = (name: string, content: Buffer): string =>
  `Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=${name}\r\nContent-Transfer-Encoding: base64\r\n\r\n` +
  (content.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');

test('a text of 25 MB is shown by its beginning, in whole lines, and the preview says so', async () => {
  const message = await readMessage(ARRIVAL, Buffer.from(`${HEADER}Content-Type: text/plain; charset=utf-8\r\n\r\n${longText}`));
  assert.equal(message.isShortened, true);
  assert.ok(message.text !== undefined && message.text.length <= PART_AT_MOST && message.text.length > PART_AT_MOST / 2);
  assert.ok(message.text.trimEnd().endsWith('as large as the inbox takes.'), 'the last line is whole');
  assert.ok(Buffer.byteLength(message.source) <= PART_AT_MOST);
});

test('a text of 25 MB is read in a fraction of the time that a full parse of it takes', async () => {
  const source = Buffer.from(`${HEADER}Content-Type: text/plain; charset=utf-8\r\n\r\n${longText}`);
  const spent = async (work: () => Promise<unknown>): Promise<number> => {
    const begin = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(begin);
    return user + system;
  };
  const full = await spent(() => readAttachments(source, []));
  const shortened = await spent(() => readMessage(ARRIVAL, source));
  assert.ok(shortened < full / 2, `${String(shortened)} µs against ${String(full)} µs of the processor`);
});

test('long files keep their names, types and sizes, and what stands behind them is read', async () => {
  const large = Buffer.alloc(3_000_001, 7);
  const source = mixed(
    'Content-Type: text/plain\r\n\r\nshort',
    file('large.pdf', large),
    file('small.pdf', Buffer.from('small')),
    file('again.pdf', large.subarray(1)),
  );
  const message = await readMessage(ARRIVAL, source);
  assert.equal(message.text?.trim(), 'short');
  assert.deepEqual(
    message.attachments.map(({ name, type, size }) => [name, type, size]),
    [
      ['large.pdf', 'application/pdf', 3_000_001],
      ['small.pdf', 'application/pdf', 5],
      ['again.pdf', 'application/pdf', 3_000_000],
    ],
  );
  const [content] = await readAttachments(source, [0]);
  assert.ok(content !== undefined && large.equals(content), 'what is saved is the whole file');
});

test('a message of usual size is shown as it is', async () => {
  const message = await readMessage(
    ARRIVAL,
    mixed('Content-Type: text/plain\r\n\r\nshort', file('envelope-part-0.pdf', Buffer.from('envelope-part-0'))),
  );
  assert.equal(message.isShortened, undefined);
  assert.deepEqual([message.text?.trim(), message.attachments[0]?.size], ['short', 15]);
});

test('a long text of one line is cut where it is', async () => {
  const message = await readMessage(ARRIVAL, Buffer.from(`${HEADER}Content-Type: text/plain\r\n\r\n${'x'.repeat(2 * PART_AT_MOST)}`));
  assert.equal(message.text?.trim().length, PART_AT_MOST);
});
