const FIELDS = ['from', 'to', 'subject', 'text'] as const;
type Field = (typeof FIELDS)[number];

/** One thing that has to be there; without a field, anywhere. */
export interface SearchTerm {
  readonly field?: Field;
  /** In lower case. */
  readonly text: string;
}

export interface Searchable {
  readonly from: string;
  readonly to: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  /** The text in lower case. */
  readonly words: string;
}

/** Reads `from:ann "order 42" subject:receipt`: words and quoted phrases, each of which has to match. */
export function parseSearch(query: string): readonly SearchTerm[] {
  return [...query.toLowerCase().matchAll(/(?:(from|to|subject|text):)?(?:"([^"]*)"?|(\S+))/g)]
    .map(([, field, phrase, word]) => ({ field: FIELDS.find(name => name === field), text: (phrase ?? word ?? '').trim() }))
    .filter(({ text }) => text !== '')
    .map(({ field, text }) => (field === undefined ? { text } : { field, text }));
}

export function matchesSearch(terms: readonly SearchTerm[], message: Searchable): boolean {
  return terms.every(({ field, text }) => (field === undefined ? FIELDS : [field]).some(name => textOf(message, name).includes(text)));
}

function textOf({ from, to, recipients, subject, words }: Searchable, field: Field): string {
  switch (field) {
    case 'from':
      return from.toLowerCase();
    case 'to':
      return `${to} ${recipients.join(' ')}`.toLowerCase();
    case 'subject':
      return subject.toLowerCase();
    case 'text':
      return words;
  }
}
