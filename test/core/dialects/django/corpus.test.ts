import { django } from '../../../../core/dialects/django/index.ts';
import { testCorpus } from '../corpus-tests.ts';
import { PYTHON_PIECES } from '../python/pieces.ts';

testCorpus({
  dialect: django,
  folder: import.meta.dirname,
  pieces: [...PYTHON_PIECES, 'EMAIL_PORT = '],
  // In the corpus it is written in one chain with DEFAULT_FROM_EMAIL.
  followers: { settings: ['SERVER_EMAIL'] },
});
