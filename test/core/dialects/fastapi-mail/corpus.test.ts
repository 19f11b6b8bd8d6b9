import { fastapiMail } from '../../../../core/dialects/fastapi-mail/index.ts';
import { testCorpus } from '../corpus-tests.ts';
import { PYTHON_PIECES } from '../python/pieces.ts';

testCorpus({ dialect: fastapiMail, folder: import.meta.dirname, pieces: PYTHON_PIECES });
