/**
 * Whether a path matches a glob: `*` and `?` stay inside a segment, `**` spans any number of them, a trailing `/` or a bare folder
 * means everything below it. Paths and patterns use forward slashes and are relative to the same folder. Polynomial in the lengths,
 * whatever the pattern: it comes from a workspace.
 */
export function matchesGlob(path: string, glob: string): boolean {
  const pattern = glob
    .replace(/^\.?\//, '')
    .replace(/\/$/, '')
    .split('/');
  return matchesSegments(path.split('/'), pattern) || matchesSegments(path.split('/'), [...pattern, '**']);
}

/** Row by row, as in edit distance: `reached[i]` says that the pattern so far can end before segment `i`. */
function matchesSegments(segments: readonly string[], pattern: readonly string[]): boolean {
  let reached = segments.map((_, position) => position === 0).concat(segments.length === 0);
  for (const part of pattern) {
    const next = reached.map(() => false);
    for (const [position, isReached] of reached.entries()) {
      if (part === '**') next[position] = isReached || (position > 0 && next[position - 1] === true);
      else if (isReached && position < segments.length && matchesSegment(segments[position] ?? '', part)) next[position + 1] = true;
    }
    reached = next;
  }
  return reached.at(-1) === true;
}

/** The same, character by character; `*` takes any run. */
function matchesSegment(text: string, pattern: string): boolean {
  let reached = Array.from({ length: text.length + 1 }, (_, position) => position === 0);
  for (const part of pattern) {
    const next = reached.map(() => false);
    for (const [position, isReached] of reached.entries()) {
      if (part === '*') next[position] = isReached || (position > 0 && next[position - 1] === true);
      else if (isReached && position < text.length && (part === '?' || text[position] === part)) next[position + 1] = true;
    }
    reached = next;
  }
  return reached.at(-1) === true;
}
