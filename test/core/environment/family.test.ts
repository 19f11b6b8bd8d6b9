import assert from 'node:assert/strict';
import { test } from 'node:test';
import { environmentName, filesOfMode } from '../../../core/environment/family.ts';

const FOLDER = ['.env', '.env.example', '.env.local', '.env.production', '.env.production.local', '.env.test', 'package.json', 'mail.env'];

test('a mode reads its own files and the general ones, local over mode as Next.js has it', () => {
  assert.deepEqual(filesOfMode(FOLDER, 'production'), ['.env.production.local', '.env.local', '.env.production', '.env', 'mail.env']);
});

test('Vite and dotenv-flow put the mode over the machine', () => {
  assert.deepEqual(filesOfMode(FOLDER, 'production', 'mode-over-local'), [
    '.env.production.local',
    '.env.production',
    '.env.local',
    '.env',
    'mail.env',
  ]);
});

test('without a mode only the general files count', () => {
  assert.deepEqual(filesOfMode(FOLDER, undefined), ['.env.local', '.env', 'mail.env']);
});

test('a test run leaves .env.local out', () => {
  assert.deepEqual(filesOfMode(FOLDER, 'test'), ['.env.test', '.env', 'mail.env']);
});

test('examples define nothing', () => {
  for (const name of ['.env.example', '.env.sample', '.env.template', '.env.dist', '.env.production.example', 'example.env']) {
    assert.equal(environmentName(name), undefined, name);
  }
});

test('a name says its mode, and whether it is for this machine alone', () => {
  assert.deepEqual(environmentName('.env.production.local'), { mode: 'production', isLocal: true, isNamed: false });
  assert.deepEqual(environmentName('.env.local'), { isLocal: true, isNamed: false });
  assert.deepEqual(environmentName('mail.env'), { isLocal: false, isNamed: true });
});
