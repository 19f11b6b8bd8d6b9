import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseReader } from '../../../core/environment/choose-reader.ts';
import type { Installed } from '../../../core/versions/installed.ts';
import { joinManifests } from '../../../core/versions/installed.ts';
import { readManifest } from '../../../core/versions/manifest.ts';

const requirements = (...lines: readonly string[]): Installed => joinManifests([readManifest('requirements.txt', lines.join('\n'))]);
const packages = (...names: readonly string[]): Installed =>
  joinManifests([readManifest('package.json', JSON.stringify({ dependencies: Object.fromEntries(names.map(name => [name, '1.0.0'])) }))]);

test('what the file tells holds, whatever is installed', () => {
  assert.equal(chooseReader({ reader: 'dotenv' }, packages('next')), 'dotenv');
});

test('names that are usually read by dotenv are read by Next.js where it is installed', () => {
  assert.equal(chooseReader({ reader: 'dotenv', readerIsUsual: true }, packages('next', 'dotenv')), 'dotenv-expand');
  assert.equal(chooseReader({ reader: 'dotenv', readerIsUsual: true }, packages('dotenv', 'vite')), 'dotenv');
});

test('a settings module in Python that imports no reader has the one of the project', () => {
  assert.equal(chooseReader({}, requirements('python-decouple==3.8')), 'python-decouple');
  assert.equal(chooseReader({}, requirements('django-environ==0.11.2')), 'django-environ-0.11');
  assert.equal(chooseReader({}, requirements('django-environ==0.12.0')), 'django-environ');
});

test('two readers of one language tell nothing', () => {
  assert.equal(
    chooseReader({ reader: 'python-dotenv', readerIsUsual: true }, requirements('django-environ', 'python-decouple')),
    'python-dotenv',
  );
});

test('packages of two languages tell nothing about names of any program', () => {
  const both = joinManifests([
    readManifest('package.json', '{ "dependencies": { "next": "16.0.1" } }'),
    readManifest('requirements.txt', 'python-decouple==3.8'),
  ]);
  assert.equal(chooseReader({ reader: 'dotenv', readerIsUsual: true }, both), 'dotenv');
});

test('Laravel brings Vite along, and reads its own file', () => {
  const laravel = joinManifests([
    readManifest('composer.json', '{ "require": { "laravel/framework": "^12.0" } }'),
    readManifest('package.json', '{ "devDependencies": { "vite": "^7.0.0" } }'),
  ]);
  assert.equal(chooseReader({ reader: 'dotenv', readerIsUsual: true }, laravel), 'phpdotenv');
});

test('Symfony reads its own file, beside whatever builds its pages', () => {
  const symfony = joinManifests([
    readManifest('composer.json', '{ "require": { "symfony/framework-bundle": "^7.3", "symfony/dotenv": "^7.3" } }'),
    readManifest('package.json', '{ "devDependencies": { "vite": "^7.0.0" } }'),
  ]);
  assert.equal(chooseReader({ reader: 'dotenv', readerIsUsual: true }, symfony), 'symfony');
});

test('compose and Laravel read their own names, whatever is installed', () => {
  assert.equal(chooseReader({ reader: 'compose', readerIsUsual: true }, packages('next')), 'compose');
});

test('nobody tells: dotenv', () => {
  assert.equal(chooseReader({}, joinManifests([])), 'dotenv');
});
