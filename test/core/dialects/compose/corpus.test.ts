import { compose } from '../../../../core/dialects/compose/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: compose,
  folder: import.meta.dirname,
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
