import { CONDITIONS, conditionOfCode, isAt, type Condition, type ConditionFact } from './conditions.ts';
import { explainEnhancedCode, explainReplyCode } from './enhanced.ts';
import type { Explanation, Failure, Surroundings, Template } from './failure.ts';
import { findCodes, readEnhancedCode, type ReplyCodes } from './reply.ts';
import { GOOGLE } from './replies/google.ts';
import { LIMITS } from './replies/limits.ts';
import { MAILBOXES } from './replies/mailboxes.ts';
import { MICROSOFT } from './replies/microsoft.ts';
import { PROGRAMS } from './replies/programs.ts';
import { PROTOCOL } from './replies/protocol.ts';
import { TRANSACTIONAL } from './replies/transactional.ts';
import type { ReplyFact } from './replies/reply-fact.ts';

/** Everything known about replies, providers first. */
export const REPLIES: readonly ReplyFact[] = [...GOOGLE, ...MICROSOFT, ...TRANSACTIONAL, ...MAILBOXES, ...PROTOCOL, ...LIMITS, ...PROGRAMS];

/** Longer texts are read only this far; the longest real replies are well under 2 KB. In UTF-16 units. */
const READ_AT_MOST = 8192;

/**
 * The cause of a failure and its remedy. The fact with the most specific fit wins (the length of its words, then its codes), among
 * equals the one of the host's provider, and without any fact the class of the enhanced code and of the reply code speak.
 */
export function explain(failure: Failure): Explanation | undefined {
  const template = findExplanation(failure);
  if (template === undefined) return undefined;
  const { args, cause, remedy, ...rest } = template;
  return { ...rest, cause: fill(cause, args), remedy: fill(remedy, args) };
}

function fill(text: string, args: Template['args']): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => args[name] ?? placeholder);
}

/** As `explain`, for an edge that translates: the texts with their placeholders, and the values apart. */
export function findExplanation(failure: Failure): Template | undefined {
  if ('condition' in failure) return explainCondition(failure.condition, failure);
  if ('reply' in failure) return explainReply(failure.reply, failure);

  const condition = conditionOfCode(failure.code);
  if (condition !== undefined) return explainCondition(condition, failure);
  return explainText(failure.error, failure);
}

function explainCondition(id: Condition, at: Surroundings): Template {
  const fact: ConditionFact = CONDITIONS[id];
  const found = fact.cases?.find(({ at: place }) => isAt(place, at));
  const { source, confidence } = fact;
  return { id, cause: found?.cause ?? fact.cause, remedy: found?.remedy ?? fact.remedy, args: argsOf(at), source, confidence };
}

function argsOf({ host, port }: Surroundings): Template['args'] {
  return { ...(host !== undefined && { host }), ...(port !== undefined && { port: String(port) }) };
}

/** The words of conditions are no server's, so a reply is not searched for them. */
function explainReply(reply: string, at: Surroundings): Template | undefined {
  const text = reply.slice(0, READ_AT_MOST);
  const fact = bestFact(text, at);
  return fact === undefined ? explainCodes(findCodes(text)) : explanationOf(fact);
}

/** An error of some program: words of libraries and systems first, by the same measure as a reply that it may quote. */
function explainText(error: string, at: Surroundings): Template | undefined {
  const text = error.slice(0, READ_AT_MOST);
  const folded = text.toLowerCase();
  let best: Condition | undefined;
  let bestScore = 0;
  for (const [id, fact] of Object.entries(CONDITIONS) as [Condition, ConditionFact][]) {
    const score = fact.phrases === undefined ? 0 : fitOfPhrases(fact.phrases, folded);
    if (score > bestScore) {
      best = id;
      bestScore = score;
    }
  }
  const fact = bestFact(text, at);
  if (fact !== undefined && fitOf(fact, folded, findCodes(text)) > bestScore) return explanationOf(fact);
  return best === undefined ? explainCodes(findCodes(text)) : explainCondition(best, at);
}

function explanationOf({ id, cause, remedy, source, confidence }: ReplyFact): Template {
  return { id, cause, remedy, args: {}, source, confidence };
}

function explainCodes({ codes, enhanced }: ReplyCodes): Template | undefined {
  for (const text of enhanced) {
    const code = readEnhancedCode(text);
    const explanation = code && explainEnhancedCode(code);
    if (explanation !== undefined) return explanation;
  }
  for (const code of codes) {
    const explanation = explainReplyCode(code);
    if (explanation !== undefined) return explanation;
  }
  return undefined;
}

function bestFact(text: string, { provider }: Surroundings): ReplyFact | undefined {
  const folded = text.toLowerCase();
  const codes = findCodes(text);
  let best: ReplyFact | undefined;
  let bestScore = 0;
  for (const fact of REPLIES) {
    if (fact.shared === true && provider !== undefined && provider !== fact.provider) continue;
    const score = fitOf(fact, folded, codes);
    const wins = score > bestScore || (score === bestScore && score > 0 && provider !== undefined && fact.provider === provider);
    if (wins) {
      best = fact;
      bestScore = score;
    }
  }
  return best;
}

/** 0 when the fact does not fit; an enhanced code counts as much as six letters of words, a reply code as four. */
function fitOf(fact: ReplyFact, folded: string, found: ReplyCodes): number {
  let score = 0;
  if (fact.codes !== undefined) {
    if (!fact.codes.some(code => found.codes.has(code))) return 0;
    score += 4;
  }
  if (fact.enhanced !== undefined) {
    if (!fact.enhanced.some(code => found.enhanced.has(code))) return 0;
    score += 6;
  }
  if (fact.phrases !== undefined) {
    const words = fitOfPhrases(fact.phrases, folded);
    if (words === 0) return 0;
    score += words;
  }
  return score;
}

/** The length of the longest list whose phrases all stand in the text in order, 0 if none does. One pass per phrase. */
function fitOfPhrases(alternatives: readonly (readonly string[])[], folded: string): number {
  let longest = 0;
  for (const phrases of alternatives) {
    let at = 0;
    let length = 0;
    for (const phrase of phrases) {
      const found = folded.indexOf(phrase, at);
      if (found < 0) {
        length = 0;
        break;
      }
      at = found + phrase.length;
      length += phrase.length;
    }
    longest = Math.max(longest, length);
  }
  return longest;
}
