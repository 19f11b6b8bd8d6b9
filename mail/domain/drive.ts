import type { Asking, DnsAnswer, DnsQuestion } from '../../core/domain/ask.ts';
import { isDnsName } from '../../core/domain/ask.ts';
import { untilAborted } from '../probe/deadline.ts';
import { TIME_IS_OVER } from '../wire/connection.ts';
import type { DnsResolver } from '../dns/resolver.ts';

/** Answers the questions of one check, each only once, until its time is over. */
export interface Driver {
  run<Result>(asking: Asking<Result>): Promise<Result>;
  /** Questions that went out. */
  readonly asked: number;
  /** Of those, how many brought an answer, be it that there is nothing. */
  readonly answered: number;
}

/** More than a check of ten selectors and a wide SPF tree needs; a hostile tree of records ends here. */
const QUESTIONS_AT_MOST = 400;

/** `signal` ends everything that is still asked. */
export function createDriver(resolver: DnsResolver, signal: AbortSignal): Driver {
  const answers = new Map<string, Promise<DnsAnswer>>();
  let answered = 0;

  function answer(question: DnsQuestion): Promise<DnsAnswer> {
    const key = `${question.type} ${question.name}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    if (!isDnsName(question.name)) return Promise.resolve({ state: 'failed', reason: 'not-a-name' });
    if (answers.size >= QUESTIONS_AT_MOST) return Promise.resolve({ state: 'failed', reason: 'refused' });
    const asked = askOnce(question);
    answers.set(key, asked);
    return asked;
  }

  async function askOnce(question: DnsQuestion): Promise<DnsAnswer> {
    try {
      const given = await untilAborted(resolver(question, signal), signal);
      if (given.state !== 'failed') answered++;
      return given.state === 'failed' && signal.aborted ? outOfTime(signal) : given;
    } catch {
      // Whatever a resolver throws, there is no answer.
      return signal.aborted ? outOfTime(signal) : { state: 'failed', reason: 'server-failure' };
    }
  }

  return {
    async run(asking) {
      let step = asking.next([]);
      while (step.done !== true) step = asking.next(await Promise.all(step.value.map(answer)));
      return step.value;
    },
    get asked() {
      return answers.size;
    },
    get answered() {
      return answered;
    },
  };
}

function outOfTime({ reason }: AbortSignal): DnsAnswer {
  return { state: 'failed', reason: reason === TIME_IS_OVER ? 'timeout' : 'cancelled' };
}
