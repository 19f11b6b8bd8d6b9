import { aiosmtplib } from '../../../../core/dialects/aiosmtplib/index.ts';
import { openCorpus } from '../python/corpus.ts';
import { testAnyText, testReadings, testRoundTrips } from '../python/corpus-tests.ts';

const corpus = await openCorpus(aiosmtplib, import.meta.dirname);

testReadings(corpus);
testRoundTrips(corpus);
testAnyText(corpus, Number(process.env['MUTATIONS'] ?? 10_000));
