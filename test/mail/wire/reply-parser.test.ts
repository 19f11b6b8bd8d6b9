import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatReply } from '../../../core/smtp/reply.ts';
import { REPLY_LIMITS, ReplyParser } from '../../../mail/wire/reply-parser.ts';

function parse(...chunks: readonly (string | Buffer)[]) {
  const parser = new ReplyParser();
  const replies = chunks.flatMap(chunk => parser.push(Buffer.from(chunk as string)));
  return { replies, flaw: parser.flaw?.condition, isMidReply: parser.isMidReply };
}

test('a reply of several lines is one reply, with its enhanced code', () => {
  const { replies } = parse('550-5.7.1 first\r\n550-5.7.1\r\n550 5.7.1 last\r\n');
  assert.equal(replies.length, 1);
  assert.deepEqual(replies[0]?.lines, ['5.7.1 first', '5.7.1', '5.7.1 last']);
  assert.equal(replies[0]?.enhanced?.text, '5.7.1');
});

test('how the bytes are cut into chunks makes no difference', () => {
  const text = '220 grüße\r\n250-mail.test\r\n250-AUTH PLAIN\n250 SIZE 10\r\n535 5.7.8 no\r\n354\r\n';
  const whole = parse(text).replies;
  assert.equal(whole.length, 4);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: Buffer.byteLength(text) }), { maxLength: 12 }), cuts => {
      const bytes = Buffer.from(text);
      const ends = [...cuts, bytes.length].sort((one, other) => one - other);
      const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
      assert.deepEqual(parse(...chunks).replies, whole);
    }),
  );
});

test('what was parsed is written as it came', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 200, max: 599 }),
      fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 9 }),
      (code, texts) => {
        const wire = formatReply({ code, lines: texts }).replaceAll('\n', '\r\n');
        const { replies, flaw } = parse(`${wire}\r\n`);
        assert.equal(flaw, undefined);
        assert.equal(replies.length, 1);
      },
    ),
  );
});

test('no bytes whatsoever make it throw, and after a flaw nothing more is read', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), chunks => {
      const parser = new ReplyParser();
      for (const chunk of chunks) {
        const broken = parser.flaw !== undefined;
        const replies = parser.push(Buffer.from(chunk));
        if (broken) assert.equal(replies.length, 0);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a line, a reply and its number of lines have their limits', () => {
  assert.equal(parse(`220 ${'x'.repeat(REPLY_LIMITS.line)}`).flaw, 'endless-line');
  assert.equal(parse('250-x\r\n'.repeat(REPLY_LIMITS.lines + 1)).flaw, 'endless-reply');
  assert.equal(parse(`250-${'x'.repeat(4000)}\r\n`.repeat(17)).flaw, 'endless-reply');
  assert.equal(parse('250-x\r\n'.repeat(REPLY_LIMITS.lines - 1), '250 end\r\n').replies.length, 1);
});

test('a reply that has begun is known to be unfinished', () => {
  assert.ok(parse('250-x\r\n').isMidReply);
  assert.ok(parse('25').isMidReply);
  assert.ok(!parse('250 x\r\n').isMidReply);
});

test('lines of one reply with different codes are no reply', () => {
  assert.equal(parse('250-x\r\n550 y\r\n').flaw, 'mixed-codes');
});

test('bytes beyond UTF-8 are read as Latin-1, and control characters are escaped', () => {
  assert.deepEqual(parse(Buffer.from('220 gr\xfc\xdfe\r\n', 'latin1')).replies[0]?.lines, ['grüße']);
  assert.deepEqual(parse('220 a\0b\x1b[2Jc\u202ed\r\n').replies[0]?.lines, ['a\\x00b\\x1b[2Jc\\u202ed']);
});
