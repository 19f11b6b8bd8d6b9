import { join } from 'node:path';
import { laravel } from '../../../../core/dialects/laravel/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: laravel,
  directory: join(import.meta.dirname, 'corpus'),
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
