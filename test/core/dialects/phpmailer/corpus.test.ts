import { join } from 'node:path';
import { phpmailer } from '../../../../core/dialects/phpmailer/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: phpmailer,
  directory: join(import.meta.dirname, 'corpus'),
  pieces: [
    '$mail->',
    '->',
    '::',
    '[',
    ']',
    '(',
    ')',
    '=>',
    ' = ',
    ';',
    "'",
    '"',
    '{$',
    '?>',
    '<?php ',
    '/*',
    '//',
    '\n',
    ' ?? ',
    ' ?: ',
    '}',
    '{',
    '\uD800',
    'if (',
  ],
});
