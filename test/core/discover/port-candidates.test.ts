import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portsToAsk } from '../../../core/discover/port-candidates.ts';
import { createProviders } from '../../../core/providers/lookup.ts';

const providers = createProviders();

test('the usual ports are asked, the one in use, and those of the provider, each once and in order', () => {
  assert.deepEqual(portsToAsk(587, undefined), [25, 465, 587, 2525]);
  assert.deepEqual(portsToAsk(1025, undefined), [25, 465, 587, 1025, 2525]);
  assert.deepEqual(portsToAsk(587, providers.ofHost('email-smtp.eu-west-1.amazonaws.com')), [25, 465, 587, 2465, 2525, 2587]);
});

test('what is no port is not asked', () => {
  for (const port of [Number.NaN, 0, -1, 65_536, 25.5]) assert.deepEqual(portsToAsk(port, undefined), [25, 465, 587, 2525]);
});
