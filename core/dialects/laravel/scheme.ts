/**
 * The scheme that says what a word of the former `encryption` meant: on ports of one kind the port decides, as it did before.
 * `undefined` for words that nobody gave a meaning.
 */
export function symfonyScheme(word: string, port: number): 'smtp' | 'smtps' | undefined {
  if (!WORDS.includes(word.toLowerCase())) return undefined;
  if (port === 465) return 'smtps';
  return word.toLowerCase() === 'ssl' && !STARTTLS_PORTS.includes(port) ? 'smtps' : 'smtp';
}

const WORDS: readonly string[] = ['tls', 'ssl', 'starttls'];

const STARTTLS_PORTS: readonly number[] = [25, 587, 2525];
