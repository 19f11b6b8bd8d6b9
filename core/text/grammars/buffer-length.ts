/**
 * Characters up to which Lezer packs a subtree into one flat buffer, which an incremental parse reuses whole or not at all. Its own
 * 1,024 is many statements; 64 is about one, and makes the parse after a keystroke in 200 lines ten times faster (docs/performance.md).
 */
export const BUFFER_LENGTH = 64;
