import { flaskMail } from '../../../../core/dialects/flask-mail/index.ts';
import { testCorpus } from '../corpus-tests.ts';
import { PYTHON_PIECES } from '../python/pieces.ts';

testCorpus({ dialect: flaskMail, folder: import.meta.dirname, pieces: PYTHON_PIECES });
