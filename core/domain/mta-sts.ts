import { hasVersion, readTags, tagValues } from './tags.ts';

export type StsMode = 'enforce' | 'testing' | 'none';

/** The TXT record that announces a policy (RFC 8461 §3.1). `id` is absent where it is unusable. */
export interface StsRecord {
  readonly text: string;
  readonly id?: string;
}

export function isStsRecord(text: string): boolean {
  return hasVersion(text, 'STSv1');
}

export function readStsRecord(text: string): StsRecord {
  const id = tagValues(readTags(text)).get('id');
  return { text, ...(id !== undefined && /^[a-z0-9]{1,32}$/i.test(id) && { id }) };
}

export type StsFlaw = 'no-version' | 'no-mode' | 'no-max-age' | 'no-mx' | 'not-a-field';

/** The policy itself (RFC 8461 §3.2). */
export interface StsPolicy {
  readonly mode?: StsMode;
  /** Seconds, at most a year. */
  readonly maxAge?: number;
  /** Host names, or `*.` and a parent for exactly one label below it; in lower case. */
  readonly mx: readonly string[];
  readonly flaws: readonly StsFlaw[];
}

/** A year in seconds: the largest `max_age`. */
const LONGEST = 31_557_600;

export function readStsPolicy(text: string): StsPolicy {
  const fields = new Map<string, string>();
  const mx: string[] = [];
  const flaws = new Set<StsFlaw>();
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [, name, value] = /^([a-z0-9][\w.-]{0,31}):(.*)$/i.exec(line) ?? [];
    if (name === undefined || value === undefined) flaws.add('not-a-field');
    else if (name === 'mx') mx.push(value.trim().toLowerCase());
    else if (!fields.has(name)) fields.set(name, value.trim());
  }
  const mode = fields.get('mode');
  const known = mode === 'enforce' || mode === 'testing' || mode === 'none' ? mode : undefined;
  const age = /^\d{1,10}$/.exec(fields.get('max_age') ?? '')?.[0];
  if (fields.get('version') !== 'STSv1') flaws.add('no-version');
  if (known === undefined) flaws.add('no-mode');
  if (age === undefined || Number(age) > LONGEST) flaws.add('no-max-age');
  if (mx.length === 0 && known !== 'none') flaws.add('no-mx');
  return {
    ...(known !== undefined && { mode: known }),
    ...(age !== undefined && { maxAge: Number(age) }),
    mx,
    flaws: [...flaws],
  };
}

/** Whether a policy covers a mail exchanger (RFC 8461 §4.1); a wildcard stands for one label. */
export function coversExchanger({ mx }: StsPolicy, host: string): boolean {
  return mx.some(pattern => (pattern.startsWith('*.') ? host.slice(host.indexOf('.')) === pattern.slice(1) : pattern === host));
}
