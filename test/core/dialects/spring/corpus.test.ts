import { join } from 'node:path';
import { spring } from '../../../../core/dialects/spring/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: spring,
  directory: join(import.meta.dirname, 'corpus'),
  pieces: [
    '=',
    ':',
    ': ',
    '\\',
    '\\u',
    '\n',
    '\r\n',
    '\n  ',
    '#',
    '!',
    '${',
    '}',
    '#---\n',
    '---\n',
    '"',
    "'",
    '{',
    ',',
    '[',
    '&a ',
    '*a',
    '\t',
    '\uD800',
    ' ',
  ],
});
