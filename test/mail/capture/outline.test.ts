import assert from 'node:assert/strict';
import { test } from 'node:test';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import PostalMime from 'postal-mime';
import { judge } from '../../../mail/capture/judge.ts';
import { outline } from '../../../mail/capture/outline.ts';
import type { Arrival } from '../../../mail/capture/message.ts';

const arrival: Arrival = {
  id: 'x',
  receivedAt: '2026-11-20T10:00:00.000Z',
  sender: 's@b.test',
  recipients: ['r@d.test'],
  encrypted: false,
  clientName: 'c',
  size: 1,
};

const MESSAGES: Readonly<Record<string, ConstructorParameters<typeof MailComposer>[0]>> = {
  plain: { from: 'a@b.test', to: 'c@d.test', subject: 'Hello', text: 'One\nTwo   three' },
  'letters beyond ASCII': {
    from: '"Jürgen, the Große" <a@b.test>',
    to: 'Ünal <c@d.test>, e@f.test',
    subject: 'Grüße 😀 und mehr davon, so dass es gefaltet wird',
    text: 'Schöne Grüße\n='.repeat(20),
  },
  'text in base64': { from: 'a@b.test', to: 'c@d.test', subject: 'x', text: 'Grüße', textEncoding: 'base64' },
  'text and HTML': { from: 'a@b.test', to: 'c@d.test', subject: 'x', text: 'the text', html: '<p>the <b>HTML</b></p>' },
  'an attachment and a picture': {
    from: 'a@b.test',
    to: 'c@d.test',
    subject: 'x',
    text: 'see both',
    html: '<img src="cid:p">',
    attachments: [
      { filename: 'a.txt', content: 'not the text' },
      { filename: 'p.png', content: 'p', cid: 'p' },
    ],
  },
  'no text': { from: 'a@b.test', to: 'c@d.test', subject: 'x', attachments: [{ filename: 'a.pdf', content: 'x' }] },
  'a group': { from: 'a@b.test', to: 'Team: c@d.test, e@f.test;', subject: 'x', text: 'hi' },
};

for (const [name, message] of Object.entries(MESSAGES)) {
  test(`The outline agrees with a full parse: ${name}`, async () => {
    const source = await new MailComposer(message).compile().build();
    const email = await PostalMime.parse(source);
    const { summary, words } = outline(arrival, source);
    assert.equal(summary.subject, email.subject);
    assert.equal(summary.attachmentCount, email.attachments.length);
    const text = (email.text ?? '').replaceAll(/\s+/g, ' ').trim();
    assert.equal(summary.preview, text.slice(0, 200));
    assert.equal(words, text.toLowerCase());
    for (const each of [email.from, ...(email.to ?? [])].flatMap(address => address?.group ?? [address]))
      for (const part of [each?.name ?? '', each?.address ?? '']) assert.ok(`${summary.from} ${summary.to}`.includes(part), part);
  });
}

test('HTML alone is outlined by what a reader sees, in the charset that it declares', () => {
  const source = Buffer.from('Content-Type: text/html; charset=iso-8859-1\r\n\r\n<style>p{}</style><p>Gr\u00fc\u00dfe</p>', 'latin1');
  assert.equal(outline(arrival, source).summary.preview, 'Grüße');
});

test('A message without fields is listed by its envelope', () => {
  const { summary } = outline(arrival, Buffer.from('\r\nhi'));
  assert.deepEqual([summary.subject, summary.from, summary.to], ['', 's@b.test', 'r@d.test']);
});

test('A message of 25 MB is outlined without looking at each of its lines', () => {
  const source = Buffer.from(`Subject: large\r\n\r\n${`${'x'.repeat(76)}\r\n`.repeat(336_000)}`);
  const began = performance.now();
  assert.equal(outline(arrival, source).summary.subject, 'large');
  assert.ok(performance.now() - began < 2000);
});

test('Problems are found in HTML whatever its encoding and charset', () => {
  for (const [encoding, body] of [
    ['base64', Buffer.from('<form>Grüße</form>').toString('base64')],
    ['quoted-printable', '<fo=\r\nrm>Gr=C3=BC=C3=9Fe<=2Fform>'],
  ] as const) {
    const source = Buffer.from(`Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`);
    assert.ok(
      judge(arrival, source).some(({ id }) => id === 'html/form'),
      encoding,
    );
    assert.match(outline(arrival, source).summary.preview, /^Grüße/);
  }
});

test('A long run of spaces in quoted-printable is no work', () => {
  const source = Buffer.from(`Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${' '.repeat(900_000)}`);
  const began = performance.now();
  judge(arrival, source);
  outline(arrival, source);
  assert.ok(performance.now() - began < 2000);
});
