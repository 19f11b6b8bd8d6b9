import type { Draft, Setting } from '../../model/setting.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { conceal } from '../conceal.ts';
import type { SpringEntry } from './entries.ts';
import { readParts } from './entries.ts';
import { readText } from './placeholder.ts';

/** One draft for each part of the file that says anything of `spring.mail`; what is for a profile inherits what is for all. */
export function readDrafts(parsed: ParsedText): readonly Draft[] {
  const parts = readParts(parsed);
  const all = new Map(parts.flat().map(entry => [entry.name, entry]));
  const ofFile = profileOfFile(parsed.path);
  return parts.flatMap((entries, position): Draft[] => {
    const own = entries.filter(({ name }) => name.startsWith('spring.mail.'));
    const [first] = own;
    if (first === undefined) return [];
    const profile = profileOf(entries) ?? ofFile;
    const host = own.find(({ name }) => name === 'spring.mail.host');
    const bases = profile === undefined ? [] : basesOf(parsed.path, { ofFile, position });
    return [
      {
        dialect: 'spring',
        span: (host ?? first).span,
        label: profile ?? 'spring.mail',
        settings: [...new Map(own.map(entry => [entry.name, readSetting(entry, all)])).values()],
        incomplete: addsToOthers(own, profile),
        // A JVM reads no `.env`; whoever starts it does.
        reader: 'compose',
        ...(profile !== undefined && { mode: profile }),
        ...(bases.length > 0 && { inherits: bases }),
      },
    ];
  });
}

/** Without a host it only adds to what stands elsewhere, and a profile that says nothing of TLS may leave that to the others. */
function addsToOthers(own: readonly SpringEntry[], profile: string | undefined): boolean {
  if (!own.some(({ name }) => name === 'spring.mail.host')) return true;
  return profile !== undefined && !own.some(({ name }) => /^spring\.mail\.(?:protocol$|ssl\.|properties\.)/.test(name));
}

/** `application-prod.yml`. */
function profileOfFile(path: string): string | undefined {
  if (path.includes('/src/test/')) return 'test';
  return /\/(?:application|bootstrap)-([^/]+)\.(?:properties|ya?ml)$/i.exec(path)?.[1];
}

function profileOf(entries: readonly SpringEntry[]): string | undefined {
  return entries.find(({ name }) => name === 'spring.config.activate.on-profile' || name === 'spring.profiles')?.text;
}

interface Part {
  readonly ofFile: string | undefined;
  readonly position: number;
}

/** The file for all profiles, which may be of either kind, and the first part of this one. */
function basesOf(path: string, { ofFile, position }: Part): readonly (readonly string[])[] {
  const [, directory = '', name = 'application'] = /^(.*\/)(application|bootstrap)[^/]*$/i.exec(path) ?? [];
  const base = ['properties', 'yml', 'yaml'].map(ending => `${directory}${name}.${ending}`);
  return [...(ofFile === undefined ? [] : [base]), ...(position === 0 ? [] : [[path]])];
}

const SECRETS = new Set(['spring.mail.password']);
const NUMBER = /\.(?:port|timeout|connectiontimeout|writetimeout)$/;

function readSetting(entry: SpringEntry, all: ReadonlyMap<string, SpringEntry>): Setting {
  const { name, key, span } = entry;
  const value = readText(entry, all);
  if (SECRETS.has(name)) return { name, key, span, value: conceal(value), secret: true };
  return { name, key, span, value, ...(NUMBER.test(name) && { expects: 'number' as const }) };
}
