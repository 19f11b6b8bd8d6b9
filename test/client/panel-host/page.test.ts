import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderPage } from '../../../client/panel-host/page.ts';

const page = renderPage({
  nonce: 'abc',
  cspSource: 'https://webview.test',
  script: 'https://webview.test/dist/panel.js',
  language: 'en',
  texts: { Host: '</script><script>alert(1)</script>' },
});

test('Only the script with the nonce of this page runs', () => {
  assert.match(page, /script-src 'nonce-abc'[;"]/);
  assert.equal(page.match(/<script/g)?.length, 2);
});

test('A translation cannot end its element', () => {
  assert.doesNotMatch(page, /<\/script><script>/);
});

test('Nothing but the extension itself is loaded', () => {
  assert.match(page, /default-src 'none'/);
});
