import { phpmailer } from '../../../../core/dialects/phpmailer/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: phpmailer,
  folder: import.meta.dirname,
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
