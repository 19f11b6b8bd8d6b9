import { fastapiMail } from '../../../../core/dialects/fastapi-mail/index.ts';
import { openCorpus } from '../python/corpus.ts';
import { testAnyText, testReadings, testRoundTrips } from '../python/corpus-tests.ts';

const corpus = await openCorpus(fastapiMail, import.meta.dirname);

testReadings(corpus);
testRoundTrips(corpus);
testAnyText(corpus, Number(process.env['MUTATIONS'] ?? 10_000));
