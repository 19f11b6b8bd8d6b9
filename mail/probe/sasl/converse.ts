import type { Command } from '../../wire/command.ts';
import type { SaslExchange } from './exchange.ts';

/** More turns than any mechanism takes: a server that keeps challenging is not going to stop. */
const TURNS_AT_MOST = 6;

interface Answer {
  readonly code: number;
  /** Of the first line, after the code. */
  readonly text: string;
}

export type Verdict<T> =
  | { readonly outcome: 'accepted' | 'not-proven' | 'senseless' | 'lost' }
  /** Any other reply than 235 and 334. */
  | { readonly outcome: 'refused'; readonly answer: T };

/** Leads a login through its turns over whatever carries it; `ask` gives undefined when the connection is gone. */
export async function converse<T extends Answer>(
  exchange: SaslExchange,
  ask: (command: Command) => Promise<T | undefined>,
): Promise<Verdict<T>> {
  let next: Command = exchange.start();
  for (let turn = 0; turn < TURNS_AT_MOST; turn += 1) {
    const answer = await ask(next);
    if (answer === undefined) return { outcome: 'lost' };
    if (answer.code === 235) return { outcome: exchange.isProven() ? 'accepted' : 'not-proven' };
    if (answer.code !== 334) return { outcome: 'refused', answer };
    const response = await exchange.respond(answer.text);
    if (response === undefined) break;
    next = response;
  }
  return { outcome: 'senseless' };
}
