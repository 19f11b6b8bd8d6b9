import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MICROSOFT_HOSTS, takesMicrosoftAccount } from '../../../core/drivers/microsoft-account.ts';
import { createProviders } from '../../../core/providers/lookup.ts';

test('the token of a Microsoft account goes to hosts of Microsoft that take XOAUTH2, and to no other', () => {
  const providers = createProviders();
  assert.deepEqual(
    MICROSOFT_HOSTS.map(host => providers.ofHost(host)?.id),
    ['microsoft-365', 'outlook-com'],
  );
  for (const host of ['SMTP.office365.com', 'smtp.office365.com.', ' smtp-mail.outlook.com ']) assert.ok(takesMicrosoftAccount(host), host);
  for (const host of ['', 'smtp.office365.com.evil.test', 'evil-smtp.office365.com', 'smtp.office365.co', 'smtp.gmail.com']) {
    assert.ok(!takesMicrosoftAccount(host), host);
  }
});
