import { symfony } from '../../../../core/dialects/symfony/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: symfony,
  folder: import.meta.dirname,
  // The host of an address is written with its scheme and port.
  followers: { fields: { host: ['encryption', 'port'] } },
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
