/** What every secret of a mailer comes with in Python and JavaScript: its key, a call that logs in, or an address of another kind than a page's. */
const WORD = String.raw`(?:pass|secret|token|private_?key|\blogin\b|(?<!https?):\/\/)`;

const VARIABLE = [
  String.raw`process\.env\.(\w+)!?`,
  String.raw`(?:process\.env|os\.environ)\[["'](\w+)["']\]`,
  String.raw`(?:os\.environ\.get|os\.getenv|env|config)\(["'](\w+)["']\)`,
].join('|');

/** Nothing else stands in for it, on this line or the next. */
const END = String.raw`[ \t]*(?:[,;})\]]|$|\r?\n\s*(?:$|[}\])"']|(?!(?:or|and|if|else|as|satisfies|in|is|not|instanceof)\b)\w))`;

/** The word, and where it is the end of a key whose whole value is a variable of the environment, that. */
const SECRET = new RegExp(String.raw`${WORD}(?:\w*["'\]]{0,2}[ \t]*[:=][ \t]*(?:${VARIABLE})(?=${END}))?`, 'gi');

/**
 * The variables from which a program in Python or JavaScript takes all secrets of its mailers; `undefined` where it may spell one out, or
 * say in a way that only a parse understands where it comes from. A program that keeps its secrets apart needs no parse then.
 */
export function variablesOfSecrets(text: string): readonly string[] | undefined {
  const variables: string[] = [];
  for (const [, property, index, argument] of text.matchAll(SECRET)) {
    const variable = property ?? index ?? argument;
    if (variable === undefined) return undefined;
    variables.push(variable);
  }
  return variables;
}
