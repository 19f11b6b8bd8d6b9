import { nodemailer } from '../../../../core/dialects/nodemailer/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: nodemailer,
  folder: import.meta.dirname,
  pieces: [
    ...['{', '}', '(', ')', '...', ',', ':', '`', "'", '${', 'as ', '=>', '/*', '\n', ' || '],
    ...['createTransport(', 'const ', '\\u', '\uD800', '!'],
  ],
});
