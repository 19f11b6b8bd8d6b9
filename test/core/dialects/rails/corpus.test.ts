import { join } from 'node:path';
import { rails } from '../../../../core/dialects/rails/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: rails,
  directory: join(import.meta.dirname, 'corpus'),
  pieces: [
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    ':',
    '=>',
    ' = ',
    ',',
    "'",
    '"',
    '#{',
    '#',
    '\n',
    ' || ',
    '.',
    '::',
    'ENV[',
    ' ? ',
    '=begin\n',
    'smtp_settings',
    '\uD800',
    '\\',
    '**',
  ],
});
