import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assess } from '../../../core/message/assess.ts';
import { HTML_HINTS } from '../../../core/message/html-hints.ts';
import type { AssessedMessage } from '../../../core/message/problem.ts';

const HEADER = [
  'From: Shop <shop@example.org>',
  'To: ann@example.net',
  'Subject: Receipt',
  'Date: Fri, 20 Nov 2026 10:00:00 +0000',
  'Message-ID: <1@example.org>',
];
const GOOD = [...HEADER, 'Content-Type: text/plain; charset=utf-8', '', 'Thank you.', ''].join('\r\n');

function ids(source: string, more: Partial<AssessedMessage> = {}): readonly string[] {
  return assess({ sender: 'shop@example.org', utf8: false, source, ...more }).map(({ id }) => id);
}

function without(field: string): string {
  return GOOD.replace(new RegExp(`^${field}:.*\r\n`, 'm'), '');
}

function html(markup: string): readonly string[] {
  const source = [
    ...HEADER,
    'Content-Type: multipart/alternative; boundary="b"',
    '',
    '--b',
    '',
    'text',
    '--b',
    'Content-Type: text/html',
    '',
    markup,
    '--b--',
    '',
  ];
  return ids(source.join('\r\n'), { html: markup });
}

test('A message as it should be has no problem', () => {
  assert.deepEqual(ids(GOOD), []);
  assert.deepEqual(html('<p>Hello <img src="cid:a" alt="logo"></p>'), []);
});

for (const [field, id] of [
  ['From', 'message/no-from'],
  ['Date', 'message/no-date'],
  ['Message-ID', 'message/no-message-id'],
  ['To', 'message/no-recipient'],
  ['Subject', 'message/no-subject'],
] as const) {
  test(`A message without ${field} is told so, and nothing else`, () => assert.deepEqual(ids(without(field)), [id]));
}

test('A field that stands twice is named', () => {
  const [problem] = assess({ sender: '', utf8: false, source: `Subject: first\r\n${GOOD}` });
  assert.equal(problem?.id, 'message/duplicate-field');
  assert.match(problem.cause, /may stand once: subject\./);
});

test('A date in another form than that of RFC 5322 is told so', () => {
  assert.deepEqual(ids(GOOD.replace(/Date: .*/, 'Date: 2026-11-20T10:00:00Z')), ['message/date-form']);
  for (const date of ['20 Nov 2026 10:00 +0100', 'Fri, 20 Nov 2026 10:00:00 GMT', 'Fri,  6 Nov 2026 10:00:00 +0000 (UTC)'])
    assert.deepEqual(ids(GOOD.replace(/Date: .*/, `Date: ${date}`)), []);
});

test('An envelope sender of another organisation is told, a subdomain and a bounce are not', () => {
  assert.deepEqual(ids(GOOD, { sender: 'x@bounce.example.com' }), ['message/sender-mismatch']);
  assert.deepEqual(ids(GOOD, { sender: 'x@bounce.example.org' }), []);
  assert.deepEqual(ids(GOOD, { sender: '' }), []);
  assert.deepEqual(ids(GOOD.replace('shop@example.org', 'shop@one.co.uk'), { sender: 'x@other.co.uk' }), ['message/sender-mismatch']);
});

test('A line may have 998 bytes and no more, and the first that has is named', () => {
  assert.deepEqual(ids(`${GOOD}${'x'.repeat(998)}\r\n`), []);
  const [problem] = assess({ sender: '', utf8: false, source: `${GOOD}${'x'.repeat(999)}\r\n` });
  assert.equal(problem?.id, 'message/long-line');
  assert.match(problem.cause, /the first is line 9\./);
});

test('A line that ends with LF or CR alone is an error', () => {
  assert.deepEqual(ids(`${GOOD}one\ntwo\r\n`), ['message/bare-line-end']);
  assert.deepEqual(ids(`${GOOD}one\rtwo\r\n`), ['message/bare-line-end']);
});

test('Letters beyond ASCII need a charset and an encoding that says so', () => {
  const body = 'Gr\u00c3\u00bc\u00c3\u009fe\r\n';
  assert.deepEqual(ids(`${without('Content-Type')}${body}`), ['message/no-charset', 'message/eight-bit-body']);
  assert.deepEqual(ids(`${GOOD}${body}`), ['message/eight-bit-body']);
  assert.deepEqual(ids(`Content-Transfer-Encoding: 8bit\r\n${GOOD}${body}`), []);
  const attached = [
    ...HEADER,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'hi',
    '--b',
    'Content-Type: image/png',
    '',
    body,
    '--b--',
    '',
  ];
  assert.deepEqual(ids(attached.join('\r\n')), []);
});

test('Letters beyond ASCII in a header need SMTPUTF8', () => {
  const source = GOOD.replace('Receipt', 'Gr\u00c3\u00bc\u00c3\u009fe');
  assert.deepEqual(ids(source), ['message/eight-bit-header']);
  assert.deepEqual(ids(source, { utf8: true }), []);
});

test('HTML without a text beside it is told so', () => {
  const source = GOOD.replace('text/plain', 'text/html');
  assert.deepEqual(ids(source, { html: '<p>Thank you.</p>' }), ['message/no-text-part']);
});

const SIGNS: Readonly<Record<string, string>> = {
  'html/script': '<script>alert("<form>")</script>',
  'html/form': '<form action="https://example.org"></form>',
  'html/external-style-sheet': '<LINK REL="StyleSheet" href="https://example.org/a.css">',
  'html/style-element': '<style>p { color: red }</style>',
  'html/position': '<p style="color:red;position: absolute">x</p>',
  'html/flex': '<div style="display:flex">x</div>',
  'html/grid': '<div style="display: grid">x</div>',
  'html/background-image': '<td style="background: #fff url(https://example.org/a.png)">x</td>',
  'html/data-image': '<img alt="" src="data:image/png;base64,AA==">',
  'html/missing-alt': '<img src="cid:a">',
};

test('Every hint about HTML is met by an example, by its sign alone', () => {
  assert.deepEqual(Object.keys(SIGNS).sort(), HTML_HINTS.map(({ id }) => id).sort());
  for (const [id, markup] of Object.entries(SIGNS)) assert.deepEqual(html(markup), [id]);
});

test('What only looks like a sign is left alone', () => {
  assert.deepEqual(html('<p style="background-position: 0 0; display: block">position: absolute, display:flex</p><!-- <form> -->'), []);
});

test('HTML that Gmail cuts off is told so', () => {
  assert.deepEqual(html(`<p>${'x\r\n'.repeat(40_000)}</p>`), ['html/clipped']);
});

test('Every problem has a cause, a remedy and a source on the web', () => {
  for (const { cause, remedy, source } of HTML_HINTS) {
    assert.match(cause, /\.$/);
    assert.match(remedy, /\.$/);
    assert.match(source, /^https:\/\//);
  }
});

test('Assessing never throws and never hangs', () => {
  const piece = fc.constantFrom(
    '\r\n',
    '\n',
    '--b',
    'Content-Type: multipart/mixed; boundary=b',
    '<',
    '<a href="',
    "'",
    '<style',
    '<!--',
    '&#x110000;',
    ': ',
    'é',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), pieces => {
      const text = pieces.join('');
      ids(text, { html: text });
    }),
  );
  const began = performance.now();
  for (const text of ['<style', '<a href="x', '<!--', '--b\r\n', 'a: b\r\n', '<a ', '&#'].map(each => each.repeat(200_000)))
    ids(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${text}`, { html: text });
  assert.ok(performance.now() - began < 10_000);
});
