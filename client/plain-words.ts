/** Nobody sees it, and no line is broken there. */
const WORD_JOINER = '\u2060';

/**
 * VS Code makes a link of `[text](https:…)` in a notification and below an input box, and of `command:` and `file:` too, with whatever
 * arguments stand there. Envelope writes no links in those places, while servers and workspaces say much that is quoted there.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', `]${WORD_JOINER}(`);
}
