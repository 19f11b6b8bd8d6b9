import type { Shelf } from './store.ts';

/** Sources in memory: they go with the process. */
export function createMemoryShelf(): Shelf {
  const sources = new Map<string, Uint8Array>();
  return {
    async put({ id }, source) {
      sources.set(id, source);
    },
    async read(id) {
      return sources.get(id);
    },
    async markRead() {
      // The index alone knows it, and goes with the process too.
    },
    async remove(id) {
      sources.delete(id);
    },
    async *load() {
      // Nothing is left from before.
    },
  };
}
