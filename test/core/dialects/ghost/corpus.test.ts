import { ghost } from '../../../../core/dialects/ghost/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: ghost,
  folder: import.meta.dirname,
  // Its former name.
  followers: { settings: ['secureConnection'] },
  pieces: ['{', '}', '[', ']', ',', ':', '"', '\\', '\n', 'null', 'true', '//', '/*', '"mail"', '\\u', '\uD800', '1e9', '{"auth":'],
});
