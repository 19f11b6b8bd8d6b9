import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../core/model/secret.ts';
import { reasonToWithhold } from '../../../mail/probe/gate.ts';
import type { Protection } from '../../../mail/probe/report.ts';
import type { Allowance } from '../../../mail/probe/request.ts';
import { createSession } from '../../../mail/probe/session.ts';

function gate(protection: Protection, allow?: Allowance): string {
  const login = { username: 'ann', password: new Secret('secret') };
  const session = createSession({ host: 'mail.test', port: 587, encryption: 'starttls', login, ...(allow && { allow }) });
  session.protection = protection;
  return reasonToWithhold(session) ?? 'goes';
}

test('a login goes to a verified server, and anywhere else only by the allowance for exactly that', () => {
  const both: Allowance = { clearText: true, unverified: true };
  const table: readonly (readonly [Protection, Allowance | undefined, string])[] = [
    ['verified', undefined, 'goes'],
    ['verified', both, 'goes'],
    ['unverified', undefined, 'unverified'],
    ['unverified', { clearText: true }, 'unverified'],
    ['unverified', { unverified: true }, 'goes'],
    ['clear', undefined, 'clear-text'],
    ['clear', { unverified: true }, 'clear-text'],
    ['clear', { clearText: true }, 'goes'],
    ['clear', { clearText: false, unverified: true }, 'clear-text'],
  ];
  for (const [protection, allow, verdict] of table)
    assert.equal(gate(protection, allow), verdict, `${protection} ${JSON.stringify(allow)}`);
});

test('a session is clear until a handshake has proved otherwise', () => {
  assert.equal(createSession({ host: 'mail.test', port: 465, encryption: 'implicit' }).protection, 'clear');
});
