import { aiosmtplib } from '../../../../core/dialects/aiosmtplib/index.ts';
import { testCorpus } from '../corpus-tests.ts';
import { PYTHON_PIECES } from '../python/pieces.ts';

testCorpus({ dialect: aiosmtplib, folder: import.meta.dirname, pieces: PYTHON_PIECES });
