import type { Encryption, Observation, Sourced } from '../../model/mailer.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import type { Meaning } from './families.ts';
import type { MailSettings } from './mail-settings.ts';
import { isAbsent, sourced, textOf } from './mail-settings.ts';

/** The port as it counts for the kinds of encryption that go by it. */
export interface KnownPort {
  readonly value: number;
  readonly setting: ResolvedSetting | undefined;
}

/** What the family's own keys say, in the order in which its program asks. `undefined` where that is not certain. */
export function readEncryption(settings: MailSettings, port: KnownPort | undefined): Sourced<Encryption> | undefined {
  const { family } = settings;
  let silentKey: ResolvedSetting | undefined;
  for (const { rest, means } of family.encryption) {
    const setting = settings.named.find(({ mail }) => mail.rest === rest)?.setting;
    if (setting === undefined) continue;
    const word = isAbsent(setting) ? '' : textOf(setting);
    if (word === undefined) return undefined;
    if (word === '' && !Object.hasOwn(means, '')) continue;
    const meaning = meaningOf(word, means);
    if (meaning === undefined) return undefined;
    if (meaning !== 'next') return decide(meaning, { key: setting, port });
    if (word !== '') silentKey ??= setting;
  }
  if (saysSomethingElse(settings)) return undefined;
  const otherwise = silentKey === undefined ? family.silent : family.off;
  if (otherwise === undefined || (otherwise !== 'by-port' && needsImplicit(otherwise, port))) return undefined;
  return decide(otherwise, { key: silentKey, port });
}

/** 465 without TLS in these keys: the program's own file turns it on, or it does not work; the `.env` alone cannot tell. */
function needsImplicit(encryption: Meaning, port: KnownPort | undefined): boolean {
  return port?.value === 465 && encryption === 'none';
}

/** A flag that the family does not know, and that is on. */
function saysSomethingElse({ named, family }: MailSettings): boolean {
  return named.some(({ setting, mail }) => {
    if (mail.role !== 'encryption' || isAbsent(setting) || family.encryption.some(({ rest }) => rest === mail.rest)) return false;
    return flagWord(textOf(setting) ?? 'true') !== 'false';
  });
}

interface Circumstances {
  readonly key: ResolvedSetting | undefined;
  readonly port: KnownPort | undefined;
}

function decide(meaning: Meaning, { key, port }: Circumstances): Sourced<Encryption> | undefined {
  switch (meaning) {
    case 'implicit':
    case 'starttls':
    case 'opportunistic':
    case 'none': {
      const at = key ?? port?.setting;
      return at && sourced(meaning, at);
    }
    case 'by-port':
      return port?.setting && sourced(port.value === 465 ? 'implicit' : 'opportunistic', key ?? port.setting);
    case 'implicit-on-465':
      return key && port?.value === 465 ? sourced('implicit', key) : undefined;
    case 'next':
      return undefined;
  }
}

function meaningOf(word: string, means: Readonly<Record<string, Meaning>>): Meaning | undefined {
  const lower = word.toLowerCase();
  for (const candidate of [lower, flagWord(lower)]) if (Object.hasOwn(means, candidate)) return means[candidate];
  return undefined;
}

const TRUE_WORDS: ReadonlySet<string> = new Set(['true', '1', 'yes', 'y', 'on', 't', 'enabled', '(true)']);
const FALSE_WORDS: ReadonlySet<string> = new Set(['false', '0', 'no', 'n', 'off', 'f', 'disabled', '(false)']);

/** One spelling for all that programs take for true and false; other words stay. */
export function flagWord(word: string): string {
  const lower = word.toLowerCase();
  return TRUE_WORDS.has(lower) ? 'true' : FALSE_WORDS.has(lower) ? 'false' : lower;
}

/** Both kinds switched on where the program takes only one. */
export function observeExclusive({ family, named }: MailSettings): readonly Observation[] {
  const { exclusive } = family;
  if (exclusive === undefined) return [];
  const on = exclusive.keys.flatMap(rest => {
    const setting = named.find(({ mail }) => mail.rest === rest)?.setting;
    return setting && flagWord(textOf(setting) ?? '') === 'true' ? [sourced<unknown>(true, setting)] : [];
  });
  const [first, second] = on;
  return first && second ? [{ kind: 'tls-and-ssl', settings: [first, second], effect: exclusive.effect }] : [];
}
