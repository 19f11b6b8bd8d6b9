import { join } from 'node:path';
import { compose } from '../../../../core/dialects/compose/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: compose,
  directory: join(import.meta.dirname, 'corpus'),
  pieces: [
    '[',
    ']',
    '{',
    '}',
    ':',
    ': ',
    '- ',
    '\n',
    '\n      ',
    "'",
    '"',
    '#',
    '&a ',
    '*mail',
    '<<: *mail',
    '|',
    '$',
    '$$',
    '${',
    ':-',
    '=',
    '\t',
    '\uD800',
    '~',
  ],
});
