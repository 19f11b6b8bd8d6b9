export interface EnhancedCode {
  /** 2 success, 4 transient, 5 permanent (RFC 3463 §3.1). */
  readonly class: 2 | 4 | 5;
  readonly subject: number;
  readonly detail: number;
  readonly text: string;
}

export interface Reply {
  /** 200 to 599; the first digit says success, more to come, a transient or a permanent failure (RFC 5321 §4.2.1). */
  readonly code: number;
  /** From the start of the first line's text, where RFC 2034 puts it. */
  readonly enhanced?: EnhancedCode;
  /** The texts after code and separator, one per line, enhanced codes included. */
  readonly lines: readonly string[];
}

/** Reads `5.7.8` at the start of a text; the subject and detail have one to three digits (RFC 3463 §2). */
export function readEnhancedCode(text: string): EnhancedCode | undefined {
  const match = /^([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])/.exec(text);
  if (match === null) return undefined;
  return { class: Number(match[1]) as 2 | 4 | 5, subject: Number(match[2]), detail: Number(match[3]), text: match[0] };
}

/** The reply as it stood on the wire, lines joined by line feeds. */
export function formatReply(reply: Reply): string {
  const last = reply.lines.length - 1;
  return reply.lines.map((line, index) => `${String(reply.code)}${index < last ? '-' : ' '}${line}`).join('\n');
}

export interface ReplyCodes {
  readonly codes: ReadonlySet<number>;
  readonly enhanced: ReadonlySet<string>;
}

/** All reply codes and enhanced codes that stand anywhere in a text, such as an error that quotes a reply. */
export function findCodes(text: string): ReplyCodes {
  const codes = new Set<number>();
  const enhanced = new Set<string>();
  for (const match of text.matchAll(/(?<![\w.])[2-5]\d\d(?=[ -]|$)/gm)) codes.add(Number(match[0]));
  for (const match of text.matchAll(/(?<![\w.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/g)) enhanced.add(match[0]);
  return { codes, enhanced };
}
