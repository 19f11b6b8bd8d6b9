import { matchesSearch, type SearchTerm } from '../../core/message/search.ts';
import type { Arrival, MessageSummary } from './message.ts';

/** What the list and the search need of a message; its source lies on the shelf. */
export interface Kept {
  readonly summary: MessageSummary;
  /** The text in lower case, as far as it is searched. */
  readonly words: string;
}

export interface StoreLimits {
  readonly messages: number;
  /** Bytes of all sources together. */
  readonly bytes: number;
}

/** Where the sources lie. */
export interface Shelf {
  put(arrival: Arrival, source: Uint8Array): Promise<void>;
  read(id: string): Promise<Uint8Array | undefined>;
  markRead(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** What lies there from before, oldest first. */
  load(): AsyncIterable<Shelved>;
}

export interface Shelved {
  readonly arrival: Arrival;
  readonly source: Uint8Array;
  readonly isUnread: boolean;
}

/** The index of the messages, oldest first. When a limit is passed the oldest go, and `add` says which. */
export class MessageStore {
  readonly #limits: StoreLimits;
  readonly #shelf: Shelf;
  readonly #kept = new Map<string, Kept>();
  readonly #unread = new Set<string>();
  #bytes = 0;

  constructor(limits: StoreLimits, shelf: Shelf) {
    this.#limits = limits;
    this.#shelf = shelf;
  }

  /** Of all sources together. */
  get bytes(): number {
    return this.#bytes;
  }

  get unreadCount(): number {
    return this.#unread.size;
  }

  /** Newest first, as a list of mail is read. */
  list(): readonly MessageSummary[] {
    return [...this.#kept.values()].map(({ summary }) => summary).reverse();
  }

  /** Newest first. */
  search(terms: readonly SearchTerm[]): readonly MessageSummary[] {
    return [...this.#kept.values()]
      .filter(({ summary, words }) => matchesSearch(terms, { ...summary, from: `${summary.from} ${summary.sender}`, words }))
      .map(({ summary }) => summary)
      .reverse();
  }

  find(id: string): Kept | undefined {
    return this.#kept.get(id);
  }

  isUnread(id: string): boolean {
    return this.#unread.has(id);
  }

  /** Whether it was not read before. */
  async markRead(id: string): Promise<boolean> {
    if (!this.#unread.delete(id)) return false;
    await this.#shelf.markRead(id);
    return true;
  }

  read(id: string): Promise<Uint8Array | undefined> {
    return this.#kept.has(id) ? this.#shelf.read(id) : Promise.resolve(undefined);
  }

  /** The summaries of the messages that had to go. */
  async add(message: Kept, source: Uint8Array): Promise<readonly MessageSummary[]> {
    await this.#shelf.put(message.summary, source);
    this.#index(message, 'unread');
    return this.#fit(message.summary.id);
  }

  /** Takes over what lies on the shelf; what is too much goes, and it says so. */
  async load(keep: (shelved: Shelved) => Kept): Promise<readonly MessageSummary[]> {
    for await (const shelved of this.#shelf.load()) {
      if (!this.#kept.has(shelved.arrival.id)) this.#index(keep(shelved), shelved.isUnread ? 'unread' : 'read');
    }
    return this.#fit(undefined);
  }

  async delete(id: string): Promise<boolean> {
    const found = this.#kept.get(id);
    if (found === undefined) return false;
    this.#bytes -= found.summary.size;
    this.#kept.delete(id);
    this.#unread.delete(id);
    await this.#shelf.remove(id);
    return true;
  }

  async clear(): Promise<void> {
    for (const id of [...this.#kept.keys()]) await this.delete(id);
  }

  #index(message: Kept, state: 'read' | 'unread'): void {
    const { id, size } = message.summary;
    this.#kept.set(id, message);
    if (state === 'unread') this.#unread.add(id);
    this.#bytes += size;
  }

  /** The newest stays even where it is too much by itself. */
  async #fit(newest: string | undefined): Promise<readonly MessageSummary[]> {
    const dropped: MessageSummary[] = [];
    for (const [id, { summary }] of this.#kept) {
      const fits = this.#kept.size <= this.#limits.messages && this.#bytes <= this.#limits.bytes;
      if (fits || id === newest) break;
      dropped.push(summary);
      await this.delete(id);
    }
    return dropped;
  }
}
