import type { DnsAnswer } from './ask.ts';
import { recordsOf } from './ask.ts';
import type { DkimKey } from './dkim-key.ts';
import { appliedPolicy } from './dmarc.ts';
import type { PolicyFetch, RecordFacts, RecordKind, SelectorFacts } from './facts.ts';
import { isStsRecord, readStsPolicy } from './mta-sts.ts';
import { isBimi, isTlsRpt } from './small-records.ts';
import { countLookups } from './spf-tree.ts';

/** One record, in a line. */
export interface RecordSummary {
  readonly kind: RecordKind;
  /** The name that was asked for. */
  readonly name: string;
  readonly state: 'found' | 'absent' | 'failed';
  /** The record's own text, or what is remarkable in it. */
  readonly text: string;
}

export function summarize(domain: string, part: RecordFacts): readonly RecordSummary[] {
  const { kind } = part;
  switch (kind) {
    case 'mx': {
      const text = part.exchangers.map(({ preference, host }) => `${preference} ${host === '' ? '.' : host}`).join(', ');
      return [{ kind, name: domain, ...stateOf(part.answer, text) }];
    }
    case 'spf': {
      const { state, texts, reason = 'server-failure' } = part.root;
      if (state === 'failed') return [{ kind, name: domain, state, text: reason }];
      const lookups = countLookups(part.root);
      return texts.length === 0
        ? [{ kind, name: domain, state: 'absent', text: '' }]
        : texts.map(text => ({
            kind,
            name: domain,
            state: 'found',
            text: texts.length > 1 ? text : `${text} (${lookups} of 10 look-ups)`,
          }));
    }
    case 'dkim':
      return summarizeDkim(domain, part.selectors);
    case 'dmarc': {
      const applied = appliedPolicy(part.walk);
      const failed = part.walk.steps.find(({ state }) => state === 'failed');
      if (applied !== undefined) return [{ kind, name: `_dmarc.${applied.step.domain}`, state: 'found', text: applied.record.text }];
      const name = `_dmarc.${part.walk.domain}`;
      if (failed !== undefined) return [{ kind, name, state: 'failed', text: failed.reason ?? 'server-failure' }];
      const useless = part.walk.steps.flatMap(({ texts }) => texts);
      return [{ kind, name, state: useless.length > 0 ? 'found' : 'absent', text: useless.join(' | ') }];
    }
    case 'mta-sts': {
      const text = recordsOf(part.answer).filter(isStsRecord).join(' | ');
      return [{ kind, name: `_mta-sts.${domain}`, ...stateOf(part.answer, text === '' ? text : text + policyRemark(part.policy)) }];
    }
    case 'tls-rpt':
      return [{ kind, name: part.name, ...stateOf(part.answer, recordsOf(part.answer).filter(isTlsRpt).join(' | ')) }];
    case 'bimi':
      return [{ kind, name: part.name, ...stateOf(part.answer, recordsOf(part.answer).filter(isBimi).join(' | ')) }];
    case 'ptr':
      return part.senders.map(({ address, answer, names, confirmed, spf }) => {
        const remarks = [names.length > 0 && confirmed === undefined ? 'not confirmed' : '', spf === undefined ? '' : `SPF ${spf.result}`];
        const text = [names.join(', '), ...remarks].filter(part => part !== '').join('; ');
        return { kind, name: address, ...stateOf(answer, text) };
      });
    default:
      return kind satisfies never;
  }
}

function stateOf(answer: DnsAnswer, text: string): Pick<RecordSummary, 'state' | 'text'> {
  if (answer.state === 'failed') return { state: 'failed', text: answer.reason };
  return { state: answer.state === 'found' && text !== '' ? 'found' : 'absent', text };
}

function policyRemark(policy: PolicyFetch): string {
  if (policy.state === 'not-asked') return ' (policy not fetched)';
  if (policy.state === 'failed') return ' (policy unreachable)';
  return ` (mode ${readStsPolicy(policy.text).mode ?? 'unknown'})`;
}

/** Selectors that were only tried are not worth a line each. */
function summarizeDkim(domain: string, selectors: readonly SelectorFacts[]): readonly RecordSummary[] {
  const told = selectors.filter(({ keys, aliases, origin }) => keys.length > 0 || aliases.length > 0 || origin === 'given');
  if (told.length === 0) {
    const failed = selectors.length > 0 && selectors.every(({ answer }) => answer.state === 'failed');
    return [{ kind: 'dkim', name: `_domainkey.${domain}`, state: failed ? 'failed' : 'absent', text: '' }];
  }
  return told.map(({ name, aliases, keys, answer }) => {
    const text = [...aliases.map(alias => `→ ${alias}`), ...keys.map(describeKey)].join(' ');
    return {
      kind: 'dkim',
      name,
      ...(keys.length > 0 ? { state: 'found', text } : stateOf(answer, '')),
      ...(keys.length === 0 && { text }),
    };
  });
}

function describeKey({ type, bits, isRevoked, isTest }: DkimKey): string {
  if (isRevoked) return 'revoked';
  const size = bits === undefined ? 'unreadable' : type === 'rsa' ? `RSA ${bits}` : type === 'ed25519' ? 'Ed25519' : type;
  return isTest ? `${size}, test` : size;
}
