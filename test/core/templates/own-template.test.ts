import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TemplateValues } from '../../../core/templates/content.ts';
import { splitMailbox } from '../../../core/smtp/mailbox.ts';
import { fillOwnTemplate, keepsHeader, readHtmlTemplate, readTextTemplate, templateEnding } from '../../../core/templates/own-template.ts';
import { fillHtmlPlaceholders, fillPlaceholders, PLACEHOLDERS } from '../../../core/templates/placeholders.ts';

const VALUES: TemplateValues = {
  application: 'Shop <i>',
  host: 'smtp.example.org',
  port: '587',
  encryption: 'STARTTLS',
  sent: 'now',
  sender: 'shop@example.org',
  recipients: 'ann@example.org, bob@example.org',
};

test('each placeholder of the list is replaced, with or without blanks', () => {
  for (const name of PLACEHOLDERS) {
    assert.equal(fillPlaceholders(`{{${name}}}`, VALUES), VALUES[name]);
    assert.equal(fillPlaceholders(`a {{ ${name} }} b`, VALUES), `a ${VALUES[name]} b`);
  }
});

test('words of another engine, properties of objects and single braces stay as they stand', () => {
  for (const text of ['{{user.name}}', '{{constructor}}', '{{#if port}}', '{port}', '{{{port', '{{ toString }}']) {
    assert.equal(fillPlaceholders(text, VALUES), text);
  }
});

test('a value is not searched for placeholders again', () => {
  assert.equal(fillPlaceholders('{{application}}', { ...VALUES, application: '{{host}} $& $1' }), '{{host}} $& $1');
});

test('a value stands in HTML as text', () => {
  assert.equal(fillHtmlPlaceholders('<p title="{{application}}">', VALUES), '<p title="Shop &#60;i&#62;">');
});

test('a text may begin with its subject', () => {
  assert.deepEqual(readTextTemplate('\ufeffSubject: Hello {{application}}\r\n\r\nBody\r\n'), {
    subject: 'Hello {{application}}',
    text: 'Body\r\n',
    attachments: [],
    headers: [],
  });
  assert.equal(readTextTemplate('Subject: no empty line\nBody').subject, undefined);
});

test('HTML has its title as subject and its words as the text beside it', () => {
  const { subject, text, html } = readHtmlTemplate('<title>Order &amp; more</title><style>p{}</style><p>Dear <b>Ann</b></p>');
  assert.equal(subject, 'Order & more');
  assert.match(text ?? '', /^Dear +Ann\n$/);
  assert.match(html ?? '', /<b>Ann/);
});

test('a template without a subject gets the usual one', () => {
  assert.equal(fillOwnTemplate(readTextTemplate('x'), VALUES).subject, 'Test Email from Shop <i>');
});

test('only the endings of the list make a template', () => {
  assert.equal(templateEnding('a/B.HTML'), '.html');
  assert.equal(templateEnding('a.txt.sh'), undefined);
});

test('fields that name people, dates or signatures are not kept, nor any with a line break', () => {
  for (const name of [
    'From',
    'To',
    'Cc',
    'Bcc',
    'Date',
    'Message-ID',
    'DKIM-Signature',
    'Received',
    'Content-Type',
    'Sender',
    'Return-Path',
  ]) {
    assert.equal(keepsHeader({ name, value: 'x' }), false, name);
  }
  assert.ok(keepsHeader({ name: 'List-Unsubscribe', value: '<https://example.org/u>' }));
  assert.ok(!keepsHeader({ name: 'X-Shop', value: 'a\r\nBcc: eve@example.org' }));
  assert.ok(!keepsHeader({ name: 'X-Shop:\r\nBcc', value: 'a' }));
});

test('a sender with a name is taken apart', () => {
  assert.deepEqual(splitMailbox('The Shop <shop@example.org>'), { address: 'shop@example.org', name: 'The Shop' });
  assert.deepEqual(splitMailbox('"Shop \\"No. 1\\"" <shop@example.org> '), { address: 'shop@example.org', name: 'Shop "No. 1"' });
  assert.deepEqual(splitMailbox(' shop@example.org'), { address: 'shop@example.org' });
  assert.deepEqual(splitMailbox('<shop@example.org>'), { address: 'shop@example.org' });
});
