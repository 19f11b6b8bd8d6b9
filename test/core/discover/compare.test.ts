import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Candidate } from '../../../core/discover/candidates.ts';
import { changesFor, compareWithFile, writtenIn } from '../../../core/discover/compare.ts';
import { applyEdits } from '../../../core/model/edit.ts';
import { createLanguageService } from '../../../core/service.ts';

const WORKS: Candidate = { host: 'smtp.example.org', port: 465, encryption: 'implicit', sources: ['srv'] };

async function settings(text: string) {
  const service = createLanguageService();
  await service.open({ uri: 'file:///p/settings.py', path: '/p/settings.py', text });
  const [mailer] = service.project.mailersOf('file:///p/settings.py');
  assert.ok(mailer);
  return { service, mailer };
}

test('what differs becomes wishes, and writing them makes the file say what works', async () => {
  const text = 'EMAIL_HOST = "mail.example.org"\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\n';
  const { service, mailer } = await settings(text);
  const differences = compareWithFile(writtenIn(mailer), WORKS);
  assert.deepEqual(differences, [
    { field: 'host', file: 'mail.example.org', works: 'smtp.example.org' },
    { field: 'port', file: 587, works: 465 },
    { field: 'encryption', file: 'starttls', works: 'implicit' },
  ]);
  const plan = service.plan(changesFor(differences, WORKS), mailer);
  const written = applyEdits(text, plan?.files[0]?.edits ?? []);
  const again = await settings(written);
  assert.deepEqual(compareWithFile(writtenIn(again.mailer), WORKS), []);
});

test('letters and the root’s dot make no difference', async () => {
  const { mailer } = await settings('EMAIL_HOST = "SMTP.example.org."\nEMAIL_PORT = 465\nEMAIL_USE_SSL = True\n');
  assert.deepEqual(compareWithFile(writtenIn(mailer), WORKS), []);
});

test('a login that stands in the host is not told', async () => {
  const { mailer } = await settings('EMAIL_HOST = "ann:secret@smtp.example.org"\nEMAIL_PORT = 465\nEMAIL_USE_SSL = True\n');
  assert.deepEqual(compareWithFile(writtenIn(mailer), WORKS), [
    { field: 'host', file: '••••@smtp.example.org', works: 'smtp.example.org' },
  ]);
});
