import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compose } from '../../../core/dialects/compose/index.ts';
import type { Dialect } from '../../../core/dialects/dialect.ts';
import { laravel } from '../../../core/dialects/laravel/index.ts';
import { phpmailer } from '../../../core/dialects/phpmailer/index.ts';
import { rails } from '../../../core/dialects/rails/index.ts';
import { spring } from '../../../core/dialects/spring/index.ts';
import { symfony } from '../../../core/dialects/symfony/index.ts';
import { parseText } from '../../../core/text/parse.ts';
import { DEADLINE, fastest } from '../../support/fastest.ts';

interface Hostile {
  readonly dialect: Dialect;
  readonly path: string;
  /** What stands before and behind the repeated pieces. */
  readonly around: readonly [string, string];
  readonly pieces: readonly string[];
}

const HOSTILE: readonly Hostile[] = [
  {
    dialect: rails,
    path: '/a/config/environments/production.rb',
    around: ['config.action_mailer.smtp_settings = { address: ', ' }'],
    pieces: [
      '(',
      '{',
      '[',
      "'a' || ",
      'ENV["A"] || ',
      '.to_i',
      '"\\',
      ':',
      'a: 1, ',
      '**x, ',
      'smtp_settings = {',
      '.smtp_settings[:a] = 1\n',
      '#{',
    ],
  },
  {
    dialect: spring,
    path: '/a/application.properties',
    around: ['spring.mail.host=', ''],
    pieces: ['\\', '${', '}', '${a:', ' ', '=', '\\\n', '[', 'spring.mail.a=1\n', '\\u00'],
  },
  {
    dialect: spring,
    path: '/a/application.yml',
    around: ['spring:\n  mail:\n    host: ', ''],
    pieces: ['${a:', '"', "'", 'a ', '\\', '${', '\n    a: b', '*a '],
  },
  {
    dialect: symfony,
    path: '/a/config/packages/mailer.yaml',
    around: ["framework:\n  mailer:\n    dsn: 'smtp://a:", "'\n"],
    pieces: ['%', '%%', '@', '%env(', '#', '?', '&a=', ':'],
  },
  {
    dialect: compose,
    path: '/a/compose.yaml',
    around: ['services:\n  a:\n    environment:\n      - SMTP_HOST=', ''],
    pieces: ['$', '${', '$$', '${A:-', '\n      - SMTP_HOST=a', '=', '"'],
  },
  {
    dialect: laravel,
    path: '/a/config/mail.php',
    around: ["<?php return ['mailers' => ['smtp' => ['transport' => 'smtp', 'host' => ", ']]];'],
    pieces: ["env('A') ?: ", '(', "'a',", '$a[', '"\\'],
  },
  {
    dialect: phpmailer,
    path: '/a/a.php',
    around: ['<?php $m = new PHPMailer; $m->isSMTP(); $m->Host = ', ';'],
    pieces: ['$m->', "'a' . ", '(', '; $m->Host = $a', '; $a = $a', '\\'],
  },
];

for (const { dialect, path, around, pieces } of HOSTILE) {
  for (const piece of pieces) {
    test(`${path} with nothing but ${JSON.stringify(piece)} is read in time`, async () => {
      // Nested brackets cost the parser its time, not the reading.
      const length = dialect.language(path) === 'php' ? 20_000 : 200_000;
      const text = around[0] + piece.repeat(length / piece.length) + around[1];
      const { parsed } = await parseText({ uri: `file://${path}`, path, text, language: dialect.language(path) });
      const elapsed = fastest(() => dialect.read(parsed));
      assert.ok(elapsed < DEADLINE, `${elapsed.toFixed(0)} ms`);
    });
  }
}

test('aliases that stand for each other end', async () => {
  const merges = Array.from(
    { length: 40 },
    (_, position) => `a${String(position)}: &a${String(position)}\n  <<: [*a${String(position)}, *a0]\n  x: *a0\n  y: *a0\n`,
  );
  for (const [dialect, path, tail] of [
    [spring, '/a/application.yml', 'spring: &a0\n  mail: *a0\n  y: *a0\n  <<: *a0\n'],
    [compose, '/a/compose.yaml', 'services: &a0\n  a: *a0\n  environment: *a0\n'],
    [symfony, '/a/mailer.yaml', 'framework: &a0\n  mailer: *a0\n  transports: *a0\n  dsn: *a0\n'],
  ] as const) {
    const { parsed } = await parseText({ uri: `file://${path}`, path, text: merges.join('') + tail, language: dialect.language(path) });
    assert.ok(fastest(() => dialect.read(parsed)) < DEADLINE);
  }
});
