import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderPreview } from '../../../client/inbox/preview-page.ts';
import type { PreviewMessage } from '../../../client/inbox/preview-page.ts';

const texts = {
  from: 'From',
  to: 'To',
  received: 'Received',
  attachments: 'Attachments',
  formatted: 'Formatted',
  text: 'Text',
  source: 'Source',
  blocked: 'Remote content is blocked.',
  noText: 'No text.',
  links: 'Links',
  headers: 'Headers',
  problems: 'Problems',
  linksNote: 'Nothing is opened before you were asked.',
  noProblems: 'No problems.',
  learnMore: 'Learn more',
  shortened: 'Only the beginning is shown.',
  save: 'Save',
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
  hint: 'Hint',
};
const hostile = `"></iframe><script>alert(1)</script><img src=x onerror=alert(1)>`;
const message: PreviewMessage = {
  subject: hostile,
  from: hostile,
  to: hostile,
  date: hostile,
  html: hostile,
  text: hostile,
  source: hostile,
  headers: [{ name: hostile, value: hostile }],
  attachments: [{ name: hostile, type: hostile, size: '1 KB', save: hostile }],
  links: [{ text: hostile, address: hostile, flaw: hostile, open: hostile }],
  problems: [{ id: 'message/no-date', severity: 'warning', cause: hostile, remedy: hostile, source: hostile }],
  isShortened: false,
  save: hostile,
};
const page = renderPreview(message, texts);

test('Nothing of a message becomes markup of the page', () => {
  assert.doesNotMatch(page, /<script/i);
  assert.doesNotMatch(page, /<img/i);
  assert.equal(page.match(/<iframe/g)?.length, 1);
});

test('The HTML of a message stands in a frame that may do nothing', () => {
  assert.match(page, /<iframe sandbox=""/);
});

test('Page and frame load nothing from anywhere', () => {
  const policies = [...page.matchAll(/Content-Security-Policy(?:"|&#34;) content=(?:"|&#34;)(.*?)(?:"|&#34;)(?:>|&#62;)/g)].map(
    ([, policy]) => policy,
  );
  assert.equal(policies.length, 2);
  for (const policy of policies) {
    assert.match(policy ?? '', /default-src (?:'|&#39;)none/);
    assert.doesNotMatch(policy ?? '', /https?:|script-src|\*/);
  }
});

test('A message connects to no host ahead of time', () => {
  const html =
    '<p>one</p><LINK rel="preconnect" href="https://a.example"><link\nrel=dns-prefetch href=//a.example><link/rel=preload href=//a.example>';
  const shown = renderPreview({ ...message, html }, texts);
  assert.match(shown, /srcdoc="[^"]*one/);
  assert.doesNotMatch(shown, /(?:&#60;|<)link[\s/>&]/i);
  assert.match(shown, /x-dns-prefetch-control/);
});

test('A message without HTML has no frame', () => {
  const { html: _html, ...plain } = message;
  assert.doesNotMatch(renderPreview(plain, texts), /<iframe/);
});

test('A link in a message asks for a new window, which an empty sandbox refuses', () => {
  assert.match(page, /&#60;base target=&#34;_blank&#34;&#62;/);
});

test('A link that leads nowhere is shown and cannot be followed', () => {
  const shown = renderPreview({ ...message, links: [{ text: 'Reset', address: 'javascript:alert(1)' }] }, texts);
  assert.match(shown, /<li><p>Reset<\/p><span class="address">javascript:alert\(1\)<\/span><\/li>/);
  assert.doesNotMatch(shown, /href="javascript:/);
});

test('A large message says that only its beginning is shown', () => {
  assert.doesNotMatch(page, /Only the beginning is shown/);
  assert.match(renderPreview({ ...message, isShortened: true }, texts), /<p class="note">Only the beginning is shown\.<\/p>/);
});
