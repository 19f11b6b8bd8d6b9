import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCandidate } from '../../workspace/find-files.ts';

const CANDIDATES = [
  'mail.php',
  'production.rb',
  'application.properties',
  'application-prod.yml',
  'bootstrap.yaml',
  'mailer.yaml',
  'compose.yaml',
  'compose.override.yml',
  'docker-compose.prod.yml',
];

for (const name of CANDIDATES) test(`${name} may hold mail settings`, () => assert.ok(isCandidate(name)));

for (const name of ['messages.properties', 'values.yaml', 'ci.yml', 'my-compose-notes.md', 'applications.yml']) {
  test(`${name} is not looked at`, () => assert.ok(!isCandidate(name)));
}
