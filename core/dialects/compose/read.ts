import type { EnvironmentEntry } from '../../environment/dotenv.ts';
import type { Draft, Setting } from '../../model/setting.ts';
import type { Value } from '../../model/value.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { conceal } from '../conceal.ts';
import type { Family } from '../dotenv/families.ts';
import { familyOf } from '../dotenv/families.ts';
import type { MailEntry } from '../dotenv/groups.ts';
import { groupParts, isMailer } from '../dotenv/groups.ts';
import { plainValue, urlSettings } from '../dotenv/read.ts';
import { readSmtpUrl } from '../smtp-url.ts';
import type { Service, ServiceVariable } from './entries.ts';
import { readServices } from './entries.ts';
import { interpolate } from './interpolate.ts';

/**
 * One draft for each family of names in each service, and with `env_file:` also for what the files may complete; services that share one
 * mapping by an anchor are read once.
 */
export function readDrafts(parsed: ParsedText): readonly Draft[] {
  const seen = new Set<string>();
  return readServices(parsed).flatMap(service => {
    const placeOf = ({ span }: Draft): string => [span.start, ...service.files.map(({ path }) => path)].join(' ');
    const drafts = readService(service).filter(draft => !seen.has(placeOf(draft)));
    for (const draft of drafts) seen.add(placeOf(draft));
    return drafts;
  });
}

function readService({ name, variables, files }: Service): readonly Draft[] {
  const entries = variables.map(variable => asEntry(variable));
  const byEntry = new Map(entries.map((entry, position) => [entry, variables[position]]));
  const parts = groupParts({ entries, last: new Map(entries.map(entry => [entry.name, entry])) });
  const groups = files.length > 0 ? parts : parts.filter(isMailer);
  return groups.map(group => {
    const { label, members } = group;
    const family = familyOf(members.map(({ mail }) => mail));
    const host = members.find(({ mail }) => mail.role === 'url') ?? members.find(({ mail }) => mail.role === 'host');
    const settings = members.flatMap(member => readSetting(member, byEntry.get(member.entry), family));
    return {
      dialect: 'compose',
      span: (host ?? members[0])?.entry.span ?? { start: 0, end: 0 },
      label: groups.length === 1 ? name : `${name} ${label}`,
      settings,
      // The image says more.
      incomplete: true,
      reader: 'compose',
      forProgram: true,
      ...(files.length > 0 && { environmentFiles: files }),
      ...(!isMailer(group) && { isPart: true as const }),
    };
  });
}

function asEntry({ name, key, span, text = '', at, inner }: ServiceVariable): EnvironmentEntry {
  return { name, key, span, value: text, at, inner, quote: undefined, exported: false, sign: '=', written: text };
}

function readSetting({ entry, mail }: MailEntry, variable: ServiceVariable | undefined, family: Family): readonly Setting[] {
  if (variable === undefined) return [];
  const value = interpolate(variable);
  const { name, key, span } = entry;
  const text = value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
  const url = text !== undefined && (mail.role === 'url' || mail.role === 'server') ? readSmtpUrl(text.trim()) : undefined;
  const secret = mail.role === 'password' || url?.password !== undefined || (mail.role === 'url' && text === undefined);
  const setting: Setting = {
    name,
    key,
    span,
    value: secret ? conceal(value) : plain(value, text, family),
    ...(secret && { secret: true as const }),
  };
  if (url === undefined || text === undefined || value.kind !== 'literal') return [setting];
  // Behind an escape the parts stand somewhere else than they seem to.
  const isSeen = text.length === value.inner.end - value.inner.start;
  return isSeen ? [setting, ...urlSettings(url, { entry, start: value.inner.start, isSeen })] : [setting];
}

/** Laravel reads `null` as nothing from a container's environment too. */
function plain(value: Value, text: string | undefined, { reader }: Family): Value {
  if (value.kind !== 'literal' || text === undefined) return value;
  return { ...value, value: plainValue(text, { secret: false, reader }) };
}
