import type { Finding } from '../model/finding.ts';

/** A comment of any language: its opening, the directive, and the rules it names up to the end of the line. */
const DIRECTIVE = /(?:#|\/\/|\/\*|\*|<!--|;|--|\{#)[ \t]*envelope-ignore-(next-line|file)(?![\w-])([^\r\n]*)/g;

const RULE_ID = /(?<![a-z])[a-z]+\/[a-z0-9-]+/g;

interface Directive {
  readonly reach: 'line' | 'file';
  /** Where its own line starts, and where the next line does. */
  readonly lineStart: number;
  readonly nextLine: number;
  /** Empty: every rule. */
  readonly rules: readonly string[];
}

/** Whether a comment silences a finding. */
export type Suppressions = (finding: Pick<Finding, 'rule' | 'at'>) => boolean;

/** The rules that directives silence together. */
class Silenced {
  readonly #rules = new Set<string>();
  #all = false;

  add(rules: readonly string[]): void {
    if (rules.length === 0) this.#all = true;
    for (const rule of rules) this.#rules.add(rule);
  }

  has(rule: string): boolean {
    return this.#all || this.#rules.has(rule);
  }
}

/**
 * What `envelope-ignore-next-line rule/id` and `envelope-ignore-file rule/id` silence in this text. Several ids may follow, apart by
 * spaces or commas, then ` -- ` and a reason; without an id every rule is meant. Directives on lines of their own may be stacked.
 * Linear in the text.
 */
export function readSuppressions(text: string): Suppressions {
  const directives = readDirectives(text);
  if (directives.length === 0) return () => false;
  const inFile = new Silenced();
  const byLine = new Map<number, Silenced>();
  // From below, so that a directive that stands on another adds to what that one reaches, which is known by then.
  const reached = new Map<number, Silenced>();
  for (const { reach, lineStart, nextLine, rules } of directives.toReversed()) {
    const silenced = reached.get(nextLine) ?? byLine.get(nextLine) ?? new Silenced();
    if (!reached.has(nextLine)) byLine.set(nextLine, silenced);
    reached.set(lineStart, silenced);
    (reach === 'file' ? inFile : silenced).add(rules);
  }
  return ({ rule, at }) => inFile.has(rule) || byLine.get(lineStartOf(text, at.span.start))?.has(rule) === true;
}

function readDirectives(text: string): Directive[] {
  if (!text.includes('envelope-ignore-')) return [];
  const directives: Directive[] = [];
  let line: Pick<Directive, 'lineStart' | 'nextLine'> = { lineStart: 0, nextLine: 0 };
  for (const match of text.matchAll(DIRECTIVE)) {
    if (match.index >= line.nextLine) line = { lineStart: lineStartOf(text, match.index), nextLine: nextLineOf(text, match.index) };
    directives.push({
      ...line,
      reach: match[1] === 'file' ? 'file' : 'line',
      rules: (match[2] ?? '').split(' --')[0]?.match(RULE_ID) ?? [],
    });
  }
  return directives;
}

function lineStartOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

function nextLineOf(text: string, offset: number): number {
  const end = text.slice(offset).search(/[\r\n]/);
  if (end === -1) return text.length;
  return offset + end + (text.startsWith('\r\n', offset + end) ? 2 : 1);
}
