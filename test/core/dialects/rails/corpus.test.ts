import { rails } from '../../../../core/dialects/rails/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: rails,
  folder: import.meta.dirname,
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
