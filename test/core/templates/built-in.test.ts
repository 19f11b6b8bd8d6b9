import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUILT_IN_TEMPLATES, composeBuiltIn } from '../../../core/templates/built-in.ts';
import type { TemplateValues } from '../../../core/templates/content.ts';
import { isAscii } from '../../../core/smtp/address.ts';

const VALUES: TemplateValues = {
  application: 'Shop & Söhne "<b>"',
  host: 'smtp.example.org',
  port: '587',
  encryption: 'STARTTLS',
  sent: '2026-11-20 09:15:42 UTC',
  sender: 'shop@example.org',
  recipients: 'ann@example.org',
};

test('every template says in its text what it is, where it came through, when, and not to reply', () => {
  for (const template of BUILT_IN_TEMPLATES) {
    const { text = '' } = composeBuiltIn(template, VALUES);
    for (const part of ['This is a test message', 'smtp.example.org', '587', 'STARTTLS', '2026-11-20 09:15:42 UTC', 'Do not reply']) {
      assert.ok(text.includes(part), `${template} lacks ${part}`);
    }
  }
});

test('the HTML has both parts, loads nothing, and holds a name as text', () => {
  const { text, html = '' } = composeBuiltIn('html', VALUES);
  assert.notEqual(text, undefined);
  assert.ok(!html.includes('<b>'));
  assert.ok(html.includes('Shop &#38; Söhne &#34;&#60;b&#62;&#34;'));
  assert.doesNotMatch(html, /https?:|src=|<link|@import/);
});

test('the attachment is a table that a spreadsheet opens, with quotes doubled', () => {
  const [attachment] = composeBuiltIn('attachment', VALUES).attachments;
  assert.equal(attachment?.type, 'text/csv');
  assert.equal(String(attachment?.content).split('\r\n')[1], '"Application","Shop & Söhne ""<b>"""');
});

test('the UTF-8 template has every kind of script in its subject and names beyond ASCII on both sides', () => {
  const { subject, senderName = '', recipientName = '' } = composeBuiltIn('utf8', VALUES);
  for (const script of [/\p{Script=Greek}/u, /\p{Script=Hebrew}/u, /\p{Script=Katakana}/u, /\p{Extended_Pictographic}/u])
    assert.match(subject, script);
  assert.ok(!isAscii(senderName) && !isAscii(recipientName));
});

test('without a session the text has no line for its host, port and encryption', () => {
  const { text = '' } = composeBuiltIn('plain', { ...VALUES, host: '', port: '', encryption: '' });
  assert.doesNotMatch(text, /Host:|Port:|Encryption:/);
  assert.match(text, /Sent: {7}2026/);
});
