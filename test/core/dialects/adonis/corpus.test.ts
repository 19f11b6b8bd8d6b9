import { adonis } from '../../../../core/dialects/adonis/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: adonis,
  folder: import.meta.dirname,
  pieces: ['{', '}', '(', ')', '...', ',', ':', '`', "'", '${', 'as ', '=>', '/*', '\n', ' || ', 'env(', 'const ', '\\u', '\uD800', '!'],
});
