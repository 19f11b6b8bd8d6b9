/** What the reply to EHLO offers (RFC 5321 §4.1.1.1). Keywords are upper case, in the server's order. */
export interface Capabilities {
  readonly name: string;
  readonly keywords: readonly string[];
  /** Parameters per keyword, as the server wrote them; empty for most. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Mechanisms of AUTH in the server's order, upper case. */
  readonly mechanisms: readonly string[];
  /** In bytes (RFC 1870); absent when the server names no limit. */
  readonly size?: number;
  readonly startTls: boolean;
  readonly pipelining: boolean;
  readonly smtpUtf8: boolean;
  /** A keyword that a firewall has overwritten, such as `XXXXXXXA` in place of STARTTLS. */
  readonly masked: boolean;
}

export const NO_CAPABILITIES: Capabilities = {
  name: '',
  keywords: [],
  parameters: new Map(),
  mechanisms: [],
  startTls: false,
  pipelining: false,
  smtpUtf8: false,
  masked: false,
};

/** Reads the lines of the reply to EHLO, texts only. A line `AUTH=LOGIN`, which old servers send for old clients, counts as AUTH. */
export function readCapabilities(lines: readonly string[]): Capabilities {
  const parameters = new Map<string, string>();
  const mechanisms = new Set<string>();
  for (const line of lines.slice(1)) {
    const match = /^([A-Za-z0-9][A-Za-z0-9-]*)(?:[ =]+(?![ =])(.*))?$/.exec(line.trim());
    if (match === null) continue;
    const keyword = (match[1] ?? '').toUpperCase();
    const rest = (match[2] ?? '').trim();
    if (keyword === 'AUTH') for (const mechanism of rest.toUpperCase().split(/ +/)) if (mechanism !== '') mechanisms.add(mechanism);
    if (!parameters.has(keyword)) parameters.set(keyword, rest);
  }
  const size = /^\d{1,15}$/.exec(parameters.get('SIZE') ?? '');
  const limit = size === null ? 0 : Number(size[0]);
  return {
    name: (lines[0] ?? '').split(' ', 1)[0] ?? '',
    keywords: [...parameters.keys()],
    parameters,
    mechanisms: [...mechanisms],
    ...(limit > 0 && { size: limit }),
    startTls: parameters.has('STARTTLS'),
    pipelining: parameters.has('PIPELINING'),
    smtpUtf8: parameters.has('SMTPUTF8'),
    masked: [...parameters.keys()].some(keyword => /^X{4,}[A-Z]?$/.test(keyword)),
  };
}

interface KeywordFact {
  readonly meaning: string;
  readonly source: string;
}

const KEYWORDS: Readonly<Record<string, KeywordFact>> = {
  SIZE: { meaning: 'names the largest message that it takes', source: 'https://www.rfc-editor.org/rfc/rfc1870' },
  PIPELINING: { meaning: 'takes several commands at once', source: 'https://www.rfc-editor.org/rfc/rfc2920' },
  '8BITMIME': { meaning: 'takes bodies with bytes beyond ASCII', source: 'https://www.rfc-editor.org/rfc/rfc6152' },
  SMTPUTF8: { meaning: 'takes addresses with letters beyond ASCII', source: 'https://www.rfc-editor.org/rfc/rfc6531' },
  DSN: { meaning: 'reports on delivery when asked', source: 'https://www.rfc-editor.org/rfc/rfc3461' },
  CHUNKING: { meaning: 'takes a message in chunks of known length', source: 'https://www.rfc-editor.org/rfc/rfc3030' },
  REQUIRETLS: { meaning: 'can promise TLS on the whole way', source: 'https://www.rfc-editor.org/rfc/rfc8689' },
  STARTTLS: { meaning: 'can turn the session to TLS', source: 'https://www.rfc-editor.org/rfc/rfc3207' },
  AUTH: { meaning: 'takes logins', source: 'https://www.rfc-editor.org/rfc/rfc4954' },
  ENHANCEDSTATUSCODES: { meaning: 'adds enhanced status codes to replies', source: 'https://www.rfc-editor.org/rfc/rfc2034' },
};

/** A line of the EHLO reply in words, `takes messages up to 35.9 MB`, continuing “the server …”; undefined for what Envelope does not know. */
export function describeCapability(capability: string): string | undefined {
  const [keyword = '', ...parameters] = capability.split(' ');
  const fact = describeKeyword(keyword);
  if (fact === undefined || parameters.length === 0) return fact?.meaning;
  if (keyword.toUpperCase() === 'SIZE') {
    const bytes = Number(parameters[0]);
    return bytes > 0 ? `takes messages up to ${formatSize(bytes)}` : 'names no limit for the size of a message';
  }
  return keyword.toUpperCase() === 'AUTH' ? `takes logins by ${parameters.join(', ')}` : fact.meaning;
}

/** Decimal units, as providers state their limits. */
function formatSize(bytes: number): string {
  return bytes < 1e6 ? `${String(Math.round(bytes / 100) / 10)} KB` : `${String(Math.round(bytes / 1e5) / 10)} MB`;
}

/** An EHLO keyword in words, continuing “the server …”; undefined for one that Envelope does not know. */
export function describeKeyword(keyword: string): KeywordFact | undefined {
  return KEYWORDS[keyword.toUpperCase()];
}
