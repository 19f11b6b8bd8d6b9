import { laravel } from '../../../../core/dialects/laravel/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: laravel,
  folder: import.meta.dirname,
  pieces: [
    '[',
    ']',
    '(',
    ')',
    '=>',
    ',',
    "'",
    '"',
    '{$',
    '?>',
    '/*',
    '//',
    '\n',
    'env(',
    ' ?? ',
    ' ?: ',
    '...',
    '\\',
    '\uD800',
    'array(',
    '<<<A\n',
    '#',
  ],
});
