/** Where a client can be troubled, in the order of a session. */
export const CHAOS_PLACES = ['connect', 'login', 'sender', 'recipient', 'message'] as const;
export type ChaosPlace = (typeof CHAOS_PLACES)[number];

export type ChaosEffect =
  | { readonly kind: 'reply'; readonly code: number }
  /** Milliseconds before the answer. */
  | { readonly kind: 'delay'; readonly wait: number }
  | { readonly kind: 'cut' };

export interface ChaosRule {
  readonly at: ChaosPlace;
  readonly effect: ChaosEffect;
  /** How often, from 0 to 1. */
  readonly rate: number;
  /** `ann@example.org`, or `@example.org` for everybody there; absent, everybody. A sender, recipient or user name. */
  readonly address?: string;
}

export interface ChaosPlan {
  readonly rules: readonly ChaosRule[];
  /** The same seed troubles the same clients, as long as they come in the same order. */
  readonly seed?: number;
}

/** What was done to a client. */
export interface Trouble {
  readonly rule: ChaosRule;
  /** Who was met: an address, a user name, or the name in EHLO; empty where none is known yet. */
  readonly whom: string;
}

/** Ten minutes, the longest that a client waits for the end of a message (RFC 5321 §4.5.3.2.6). In milliseconds. */
const LONGEST_WAIT = 600_000;

export const CHAOS_SYNTAX =
  'PLACE:EFFECT[:RATE%][:ADDRESS], where PLACE is connect, login, sender, recipient or message, and EFFECT a reply code (451), a delay (3s, 500ms) or cut';

/** Reads `recipient:451:20%:@example.org`. Undefined where it is no rule. */
export function parseChaosRule(text: string): ChaosRule | undefined {
  const [place = '', effect = '', ...rest] = text.trim().split(':');
  const at = CHAOS_PLACES.find(name => name === place.trim().toLowerCase());
  const read = readEffect(effect.trim().toLowerCase());
  if (at === undefined || read === undefined) return undefined;
  const percent = /^(\d{1,3}(?:\.\d+)?)%$/.exec(rest[0]?.trim() ?? '');
  const rate = percent === null ? 1 : Number(percent[1]) / 100;
  const [address, ...more] = percent === null ? rest : rest.slice(1);
  if (rate > 1 || more.length > 0 || address?.trim() === '' || (address !== undefined && at === 'connect')) return undefined;
  return { at, effect: read, rate, ...(address !== undefined && { address: address.trim() }) };
}

/** The text that `parseChaosRule` reads back. */
export function showChaosRule({ at, effect, rate, address }: ChaosRule): string {
  return [
    at,
    showEffect(effect),
    ...(rate < 1 ? [`${Number((rate * 100).toFixed(2))}%`] : []),
    ...(address === undefined ? [] : [address]),
  ].join(':');
}

function readEffect(text: string): ChaosEffect | undefined {
  if (text === 'cut') return { kind: 'cut' };
  if (/^[45]\d\d$/.test(text)) return { kind: 'reply', code: Number(text) };
  const time = /^(\d{1,6}(?:\.\d+)?)(ms|s)$/.exec(text);
  if (time === null) return undefined;
  const wait = Number(time[1]) * (time[2] === 's' ? 1000 : 1);
  return wait <= LONGEST_WAIT ? { kind: 'delay', wait } : undefined;
}

function showEffect(effect: ChaosEffect): string {
  switch (effect.kind) {
    case 'reply':
      return String(effect.code);
    case 'delay':
      return effect.wait % 1000 === 0 ? `${effect.wait / 1000}s` : `${effect.wait}ms`;
    case 'cut':
      return 'cut';
  }
}

/** Decides who is troubled. Each rule draws once for each client that it could meet. */
export class Chaos {
  readonly plan: ChaosPlan;
  readonly #draw: () => number;

  constructor(plan: ChaosPlan) {
    this.plan = plan;
    this.#draw = plan.seed === undefined ? Math.random : drawFrom(plan.seed);
  }

  /** The rules that hit, delays first, so that a delayed reply is one of each. `names` are those whom it concerns, if any are known. */
  strike(at: ChaosPlace, names: readonly string[]): readonly Trouble[] {
    return this.plan.rules
      .filter(rule => rule.at === at)
      .flatMap(rule => {
        const whom = rule.address === undefined ? (names[0] ?? '') : names.find(name => isMeant(rule.address ?? '', name));
        return whom !== undefined && this.#draw() < rule.rate ? [{ rule, whom }] : [];
      })
      .sort((one, other) => Number(other.rule.effect.kind === 'delay') - Number(one.rule.effect.kind === 'delay'));
  }
}

function isMeant(address: string, name: string): boolean {
  const [meant, met] = [address.toLowerCase(), name.toLowerCase()];
  return meant.startsWith('@') ? met.endsWith(meant) : met === meant;
}

/** Mulberry32: small, and the same on every machine. From 0 up to 1. */
function drawFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
