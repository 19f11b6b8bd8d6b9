import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEADLINE, fastest } from '../../support/fastest.ts';
import { isManifest, readManifest } from '../../../core/versions/manifest.ts';

/** `nodemailer 6.9.14`, or `nodemailer ≥ 6.9.1` for a lower bound. */
function packagesIn(path: string, text: string): string[] {
  return [...readManifest(path, text)].map(([name, version]) => `${name} ${version.certainty === 'installed' ? '' : '≥ '}${version.text}`);
}

const MANIFESTS: readonly (readonly [path: string, title: string, text: string, expected: readonly string[]])[] = [
  [
    'package-lock.json',
    'the folder at the top counts, not one inside of another package',
    JSON.stringify(
      {
        lockfileVersion: 3,
        packages: {
          '': { dependencies: { nodemailer: '^6.9.1' } },
          'node_modules/other/node_modules/nodemailer': { version: '5.0.0' },
          'node_modules/nodemailer': { version: '6.9.14', resolved: 'https://…' },
          'node_modules/nodemailer-smtp-transport': { version: '2.7.4' },
          'node_modules/@auth/core': { version: '0.41.3' },
        },
      },
      null,
      2,
    ),
    ['nodemailer 6.9.14', '@auth/core 0.41.3'],
  ],
  [
    'npm-shrinkwrap.json',
    'version 1 nests, and the outermost is the own',
    JSON.stringify(
      {
        dependencies: {
          other: { version: '1.0.0', requires: { nodemailer: '^5' }, dependencies: { nodemailer: { version: '5.0.0' } } },
          nodemailer: { version: '6.4.2' },
        },
      },
      null,
      2,
    ),
    ['nodemailer 6.4.2'],
  ],
  [
    'yarn.lock',
    'version 1 of Yarn',
    'nodemailer@^6.9.0, nodemailer@^6.9.1:\n  version "6.9.14"\n  resolved "https://…"\n\n"@auth/core@0.34.2":\n  version "0.34.2"\n',
    ['nodemailer 6.9.14', '@auth/core 0.34.2'],
  ],
  [
    'yarn.lock',
    'Berry, and two versions of one package',
    '"nodemailer@npm:^7.0.0":\n  version: 7.0.13\n\n"nodemailer@npm:^10.0.0":\n  version: 10.6.0\n\n"next@npm:16.0.1":\n  version: 16.0.1\n',
    ['nodemailer ≥ 7.0.13', 'next 16.0.1'],
  ],
  [
    'pnpm-lock.yaml',
    'the keys of three formats',
    "packages:\n\n  /dotenv/16.0.3:\n    resolution: {}\n  /next@14.1.0(react@18.2.0):\n  nodemailer@10.0.11:\n  '@auth/core@0.41.3(nodemailer@10.0.11)':\n",
    ['dotenv 16.0.3', 'next 14.1.0', 'nodemailer 10.0.11', '@auth/core 0.41.3'],
  ],
  [
    'composer.lock',
    'a leading v is no part of a version',
    '{ "packages": [ { "name": "laravel/framework", "version": "v11.35.1", "source": {} },\n{ "name": "vlucas/phpdotenv", "version": "5.6.1" } ] }',
    ['laravel/framework 11.35.1', 'vlucas/phpdotenv 5.6.1'],
  ],
  [
    'poetry.lock',
    'Poetry',
    '[[package]]\nname = "Django"\nversion = "5.2.17"\n\n[[package]]\nname = "pytz"\nversion = "1"\n',
    ['django 5.2.17'],
  ],
  ['uv.lock', 'uv', '[[package]]\nname = "django-environ"\nversion = "0.11.2"\nsource = {}\n', ['django-environ 0.11.2']],
  ['Pipfile.lock', 'Pipenv', '{"default": {"flask-mail": {"hashes": ["a", "b"], "version": "==0.10.0"}}}', ['flask-mail 0.10.0']],
  [
    'Gemfile.lock',
    'Bundler',
    'GEM\n  specs:\n    rails (7.1.2)\n      mail (>= 2.5)\n    mail (2.8.1)\nDEPENDENCIES\n  rails (~> 7.1)\n',
    ['rails 7.1.2', 'mail 2.8.1'],
  ],
  [
    'pom.xml',
    'a parent and an artifact',
    '<parent><artifactId>spring-boot-starter-parent</artifactId><version>3.2.0</version></parent><dependency><artifactId>angus-mail</artifactId></dependency><version>1</version>',
    ['spring-boot 3.2.0'],
  ],
  [
    'build.gradle',
    'Groovy',
    "plugins { id 'org.springframework.boot' version '3.3.1' }\nimplementation 'org.eclipse.angus:angus-mail:2.0.3'",
    ['spring-boot 3.3.1', 'angus-mail 2.0.3'],
  ],
  ['build.gradle.kts', 'Kotlin', 'plugins { id("org.springframework.boot") version "4.0.0" }', ['spring-boot 4.0.0']],
  [
    'package.json',
    'a range is a lower bound, a version itself',
    '{ "dependencies": { "nodemailer": "^6.9.1", "dotenv": "16.4.5", "next": "latest" } }',
    ['nodemailer ≥ 6.9.1', 'dotenv 16.4.5', 'next ≥ '],
  ],
  [
    'composer.json',
    'the lowest of several alternatives',
    '{ "require": { "laravel/framework": "^12.0 || ^11.9" } }',
    ['laravel/framework ≥ 11.9'],
  ],
  [
    'requirements.txt',
    'pip',
    'Django==5.2.1 ; python_version > "3"\npython_decouple>=3.8,<4 # env\nflask-mail\nenvirons[django]~=11.0\n-r base.txt\n',
    ['django 5.2.1', 'python-decouple ≥ 3.8', 'flask-mail ≥ ', 'environs ≥ 11.0'],
  ],
  ['requirements-dev.txt', 'a bound from above says nothing of the beginning', 'django<5\n', ['django ≥ ']],
  [
    'pyproject.toml',
    'a list of PEP 621',
    '[project]\ndependencies = [\n  "django>=5.2",\n  "fastapi-mail (>=1.4)",\n]\n',
    ['django ≥ 5.2', 'fastapi-mail ≥ 1.4'],
  ],
  [
    'pyproject.toml',
    'tables of Poetry',
    '[tool.poetry.dependencies]\ndjango = "^5.2"\npython-dotenv = { version = "^1.0", extras = ["cli"] }\n',
    ['django ≥ 5.2', 'python-dotenv ≥ 1.0'],
  ],
  ['README.md', 'anything else is no manifest', '"nodemailer": "^6.9.1"', []],
];

for (const [path, title, text, expected] of MANIFESTS) {
  test(`${path}: ${title}`, () => {
    assert.deepEqual(packagesIn(path, text), expected);
  });

  test(`${path}: ${title}: any beginning of it reads without a throw`, () => {
    for (let length = 0; length <= text.length; length++) readManifest(path, text.slice(0, length));
  });
}

test('a folder in front of the name, in any case, makes no difference', () => {
  assert.equal(isManifest('/project/Pipfile.lock'), true);
  assert.equal(isManifest('/project/requirements/base.txt'), false);
  assert.equal(isManifest('/project/requirements-dev.txt'), true);
});

const WORST = [
  '"',
  '{',
  '"nodemailer"',
  '"nodemailer": {',
  '"a":{',
  '  nodemailer@',
  '<artifactId>angus-mail</artifactId>',
  ':angus-mail:',
  '\\',
  ' ',
  '"django',
  '"name": "laravel/framework"',
];

for (const path of new Set(MANIFESTS.map(([name]) => name))) {
  test(`${path}: a million of its worst characters read in time`, () => {
    for (const piece of WORST) {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const took = fastest(() => readManifest(path, text));
      assert.ok(took < DEADLINE, `${JSON.stringify(piece)}: ${took} ms`);
    }
  });
}
