import { join } from 'node:path';
import { symfony } from '../../../../core/dialects/symfony/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: symfony,
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
    '\n  ',
    "'",
    '"',
    '#',
    '&a ',
    '*a',
    '<<: *f',
    '|',
    '>',
    '%',
    '%env(',
    '---\n',
    '\t',
    '\uD800',
    '@',
    '!t ',
  ],
});
