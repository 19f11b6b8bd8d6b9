import { djangoMailers } from '../../../../core/dialects/django-mailers/index.ts';
import { testCorpus } from '../corpus-tests.ts';
import { PYTHON_PIECES } from '../python/pieces.ts';

testCorpus({ dialect: djangoMailers, folder: import.meta.dirname, pieces: PYTHON_PIECES });
