import { join } from 'node:path';
import { ghost } from '../../../../core/dialects/ghost/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: ghost,
  directory: join(import.meta.dirname, 'corpus'),
  pieces: ['{', '}', '[', ']', ',', ':', '"', '\\', '\n', 'null', 'true', '//', '/*', '"mail"', '\\u', '\uD800', '1e9', '{"auth":'],
});
