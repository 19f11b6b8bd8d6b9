import { join } from 'node:path';
import { adonis } from '../../../../core/dialects/adonis/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: adonis,
  directory: join(import.meta.dirname, 'corpus'),
  pieces: ['{', '}', '(', ')', '...', ',', ':', '`', "'", '${', 'as ', '=>', '/*', '\n', ' || ', 'env(', 'const ', '\\u', '\uD800', '!'],
});
