import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainAnswer } from '../../../core/drivers/answers.ts';
import { API_DRIVERS, APIS, apiUrl, driverOf } from '../../../core/drivers/api.ts';
import { explainExit } from '../../../core/drivers/exit-codes.ts';

test('every address of a provider is https', () => {
  for (const driver of API_DRIVERS) {
    for (const region of APIS[driver].regions.length === 0 ? [''] : APIS[driver].regions) {
      assert.match(apiUrl(driver, region) ?? '', /^https:\/\/[a-z0-9.-]+$/);
    }
  }
  assert.equal(apiUrl('ses', 'eu-south-2'), 'https://email.eu-south-2.amazonaws.com');
  assert.equal(apiUrl('mailgun', 'asia'), undefined);
});

test('a status that nobody foresaw still has a cause and a remedy', () => {
  for (const driver of API_DRIVERS) {
    const { id, cause, remedy, source } = explainAnswer(driver, { status: 418, message: '' });
    assert.equal(id, 'api-answer');
    assert.ok(cause !== '' && remedy !== '' && source.startsWith('https://'));
  }
});

test('the provider’s own code counts before the status', () => {
  assert.equal(explainAnswer('ses', { status: 403, code: 'accessdeniedexception', message: '' }).id, 'ses-permission');
  assert.equal(explainAnswer('ses', { status: 403, message: '' }).id, 'api-key-refused');
  assert.equal(
    explainAnswer('mailgun', { status: 400, message: 'Sandbox subdomains are for test purposes only.' }).id,
    'mailgun-sandbox-recipient',
  );
});

test('only transports that Envelope can send through are drivers', () => {
  assert.deepEqual((['smtp', 'console', 'sendgrid', 'sendmail', 'ses'] as const).map(driverOf), [
    undefined,
    undefined,
    undefined,
    'sendmail',
    'ses',
  ]);
});

test('an exit code beyond sysexits.h is a refusal like any other', () => {
  assert.equal(explainExit(255).id, 'sendmail-refused');
});
