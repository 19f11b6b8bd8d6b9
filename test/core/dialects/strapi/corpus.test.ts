import { strapi } from '../../../../core/dialects/strapi/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: strapi,
  folder: import.meta.dirname,
  pieces: ['{', '}', '(', ')', '...', ',', ':', '`', "'", '${', 'as ', '=>', '/*', '\n', ' || ', 'env(', 'const ', '\\u', '\uD800', '!'],
});
