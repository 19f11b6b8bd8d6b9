import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spellHost } from '../../../mail/probe/spell-host.ts';

test('a host whose letters may look like others is spelled in ASCII too', () => {
  assert.equal(spellHost('smtp.ex\u0430mple.org'), 'smtp.ex\u0430mple.org (smtp.xn--exmple-4nf.org)');
  for (const plain of ['smtp.example.org', 'SMTP.Example.org', '::1', 'no host']) assert.equal(spellHost(plain), plain);
});
