import { flaskMail } from '../../../../core/dialects/flask-mail/index.ts';
import { openCorpus } from '../python/corpus.ts';
import { testAnyText, testReadings, testRoundTrips } from '../python/corpus-tests.ts';

const corpus = await openCorpus(flaskMail, import.meta.dirname);

testReadings(corpus);
testRoundTrips(corpus);
testAnyText(corpus, Number(process.env['MUTATIONS'] ?? 10_000));
