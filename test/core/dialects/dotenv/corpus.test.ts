import { dotenv } from '../../../../core/dialects/dotenv/index.ts';
import { testCorpus } from '../corpus-tests.ts';

testCorpus({
  dialect: dotenv,
  folder: import.meta.dirname,
  pieces: [
    ...['"', "'", '`', '#', '=', '\n', '\r', '\\', '$', '${', '://', '@', ':', '?', '&', '%', '%4'],
    ...['export ', 'SMTP_', '\u2028', '\0', '😀'],
  ],
});
