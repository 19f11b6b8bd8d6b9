import { join } from 'node:path';
import { strapi } from '../../../../core/dialects/strapi/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: strapi,
  directory: join(import.meta.dirname, 'corpus'),
  pieces: ['{', '}', '(', ')', '...', ',', ':', '`', "'", '${', 'as ', '=>', '/*', '\n', ' || ', 'env(', 'const ', '\\u', '\uD800', '!'],
});
