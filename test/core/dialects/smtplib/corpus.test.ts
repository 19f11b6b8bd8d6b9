import { smtplib } from '../../../../core/dialects/smtplib/index.ts';
import { testCorpus } from '../corpus-tests.ts';
import { PYTHON_PIECES } from '../python/pieces.ts';

testCorpus({
  dialect: smtplib,
  folder: import.meta.dirname,
  pieces: PYTHON_PIECES,
  // TLS from the first byte is another class, which takes a context of its own; `login` is the call around the user name.
  followers: { fields: { encryption: ['certificate'] }, settings: ['context', 'starttls', 'starttls_if_offered', 'SMTP_SSL', 'login'] },
});
