import type { Arrival, MessageSummary } from './message.ts';

export interface Kept {
  readonly arrival: Arrival;
  readonly summary: MessageSummary;
  readonly source: Uint8Array;
}

export interface StoreLimits {
  readonly messages: number;
  /** Bytes of all sources together. */
  readonly bytes: number;
}

/** Messages in memory, oldest first. When a limit is passed the oldest go, and `add` says which. */
export class MessageStore {
  readonly #limits: StoreLimits;
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  constructor(limits: StoreLimits) {
    this.#limits = limits;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Newest first, as a list of mail is read. */
  list(): readonly MessageSummary[] {
    return [...this.#kept.values()].map(({ summary }) => summary).reverse();
  }

  find(id: string): Kept | undefined {
    return this.#kept.get(id);
  }

  /** The summaries of the messages that had to go. */
  add(message: Kept): readonly MessageSummary[] {
    this.#kept.set(message.arrival.id, message);
    this.#bytes += message.source.byteLength;
    const dropped: MessageSummary[] = [];
    for (const [id, { summary }] of this.#kept) {
      const fits = this.#kept.size <= this.#limits.messages && this.#bytes <= this.#limits.bytes;
      if (fits || id === message.arrival.id) break;
      this.delete(id);
      dropped.push(summary);
    }
    return dropped;
  }

  delete(id: string): boolean {
    const found = this.#kept.get(id);
    if (found === undefined) return false;
    this.#bytes -= found.source.byteLength;
    return this.#kept.delete(id);
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }
}
