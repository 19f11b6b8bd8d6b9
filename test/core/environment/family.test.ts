import assert from 'node:assert/strict';
import { test } from 'node:test';
import { environmentName, filesOfMode, isProductionMode, modesOf } from '../../../core/environment/family.ts';

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

test('the modes of a folder are those of its file names', () => {
  assert.deepEqual(modesOf(FOLDER), ['production', 'test']);
});

test('production, prod and live run for real', () => {
  assert.deepEqual(['production', 'prod', 'Live', 'staging', 'test', undefined].map(isProductionMode), [
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
