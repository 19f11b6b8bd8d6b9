import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainWords } from '../../../core/message/html.ts';
import { readLinks } from '../../../core/message/links.ts';

function links(html: string) {
  return readLinks(html, href => URL.parse(href) ?? undefined);
}

test('The links of a message are listed with their texts, in order', () => {
  assert.deepEqual(links('<a href="https://example.org/?a=1&amp;b=2">Your <b>order</b></a><AREA HREF=mailto:ann@example.org>'), [
    { text: 'Your order', href: 'https://example.org/?a=1&b=2', url: 'https://example.org/?a=1&b=2' },
    { text: '', href: 'mailto:ann@example.org', url: 'mailto:ann@example.org' },
  ]);
});

for (const [flaw, html] of [
  ['other-host', '<a href="https://evil.test/login">https://bank.example/login</a>'],
  ['other-host', '<a href="https://bank.example.evil.test">bank.example</a>'],
  ['other-host', '<a href="https://bank.example@evil.test/">bank.example</a>'],
  ['local', '<a href="http://localhost:3000/reset">Reset</a>'],
  ['local', '<a href="http://127.1/reset">Reset</a>'],
  ['local', '<a href="https://172.20.0.3/reset">Reset</a>'],
  ['not-a-link', '<a href="javascript:alert(1)">Reset</a>'],
  ['not-a-link', '<a href="/reset">Reset</a>'],
  ['not-a-link', '<a href="{{ url }}">Reset</a>'],
  ['clear-text', '<a href="http://example.org/reset">Reset</a>'],
  ['foreign-letters', '<a href="https://b\u0430nk.example/">Reset</a>'],
] as const) {
  test(`${html} is told to be ${flaw}`, () => assert.equal(links(html)[0]?.flaw, flaw));
}

test('A host that only looks like another shows itself in punycode', () => {
  assert.equal(links('<a href="https://b\u0430nk.example/">Reset</a>')[0]?.url, 'https://xn--bnk-6cd.example/');
});

test('A host that only begins like a local address is not local', () => {
  assert.equal(links('<a href="https://10.example.org/">Reset</a>')[0]?.flaw, undefined);
});

test('A text that names the same site is no flaw', () => {
  assert.equal(links('<a href="https://www.example.org/a">example.org</a>')[0]?.flaw, undefined);
  assert.equal(links('<a href="https://example.org/a">Read more at node.js today</a>')[0]?.flaw, undefined);
});

test('Links in comments and scripts are no links', () => {
  assert.deepEqual(links('<!-- <a href="https://a.test">x</a> --><script>"<a href=\'https://b.test\'>"</script>'), []);
});

test('The words of HTML are what a reader sees', () => {
  assert.equal(plainWords('<title>t</title><style>p{}</style><p>Tom &amp;&nbsp;Ann</p><script>x()</script>!'), 'Tom & Ann !');
});
