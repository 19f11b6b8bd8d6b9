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

/**
 * What `envelope-ignore-next-line rule/id` and `envelope-ignore-file rule/id` silence in this text. Several ids may follow, apart by
 * spaces or commas, then ` -- ` and a reason; without an id every rule is meant. Directives on lines of their own may be stacked.
 */
export function readSuppressions(text: string): (finding: Pick<Finding, 'rule' | 'at'>) => boolean {
  const directives = readDirectives(text);
  if (directives.length === 0) return () => false;
  const forFile = directives.filter(({ reach }) => reach === 'file');
  const byLine = new Map<number, Directive[]>();
  for (const directive of directives) {
    if (directive.reach === 'file') continue;
    const line = lineReached(directive, directives);
    byLine.set(line, [...(byLine.get(line) ?? []), directive]);
  }
  return ({ rule, at }) => {
    const here = byLine.get(lineStartOf(text, at.span.start)) ?? [];
    return [...forFile, ...here].some(({ rules }) => rules.length === 0 || rules.includes(rule));
  };
}

function readDirectives(text: string): Directive[] {
  if (!text.includes('envelope-ignore-')) return [];
  return [...text.matchAll(DIRECTIVE)].map(match => ({
    reach: match[1] === 'file' ? 'file' : 'line',
    lineStart: lineStartOf(text, match.index),
    nextLine: nextLineOf(text, match.index),
    rules: (match[2] ?? '').split(' --')[0]?.match(RULE_ID) ?? [],
  }));
}

/** The next line that is not a directive itself. */
function lineReached({ nextLine }: Directive, directives: readonly Directive[]): number {
  const stacked = directives.find(({ lineStart }) => lineStart === nextLine);
  return stacked === undefined ? nextLine : lineReached(stacked, directives);
}

function lineStartOf(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function nextLineOf(text: string, offset: number): number {
  const end = text.slice(offset).search(/[\r\n]/);
  if (end === -1) return text.length;
  return offset + end + (text.startsWith('\r\n', offset + end) ? 2 : 1);
}
