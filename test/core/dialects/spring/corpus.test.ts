import { spring } from '../../../../core/dialects/spring/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: spring,
  folder: import.meta.dirname,
  followers: { fields: { host: ['certificate'] } },
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
