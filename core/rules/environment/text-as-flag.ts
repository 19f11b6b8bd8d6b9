import { fileKind } from '../../model/document.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import type { Value } from '../../model/value.ts';

/**
 * A program's flag that is on for every text but the empty one: an environment variable as it stands, or `'false'` in quotes. In an
 * environment file everything is text, and the program that reads it decides.
 */
export function readsTextAsFlag({ expects, value, uri }: ResolvedSetting): boolean {
  return expects === 'boolean' && fileKind(uri) === 'source' && isText(value);
}

function isText(value: Value): boolean {
  switch (value.kind) {
    case 'reference':
      return true;
    case 'conversion':
      return (value.to === 'truthiness' || value.to === 'text') && isText(value.of);
    case 'literal':
      return typeof value.value === 'string' && MEANS_OFF.includes(value.value.toLowerCase());
    case 'comparison':
    case 'unknown':
      return false;
    default:
      return value satisfies never;
  }
}

const MEANS_OFF: readonly string[] = ['false', 'no', 'off', 'n', 'f', '0', 'none', 'null'];

/** `port === 465` for the text `465`: a text equals no number where the language compares strictly. */
export function comparesTextWithNumber({ value, uri }: ResolvedSetting): boolean {
  if (value.kind !== 'comparison' || !value.strict || fileKind(uri) !== 'source') return false;
  return value.with.every(candidate => typeof candidate === 'number') && isText(value.of);
}

/** `os.environ['USE_TLS'] == 'True'` where the variable says `true`: the author and the file mean the same, and the program does not. */
export function missesSpelling(setting: ResolvedSetting): boolean {
  const { uri, result } = setting;
  const expected = expectedSpellings(setting);
  if (expected === undefined || fileKind(uri) !== 'source') return false;
  if (!result.known || result.value !== false || result.compared === undefined) return false;
  return expected.every(word => MEANS_ON.includes(word.toLowerCase())) && MEANS_ON.includes(result.compared.trim().toLowerCase());
}

/** The texts that alone switch a flag on; `undefined` where case does not matter, or where no text is asked for. */
export function expectedSpellings({ value }: ResolvedSetting): readonly string[] | undefined {
  if (value.kind === 'conversion') return value.exact && value.of.kind === 'reference' ? value.texts : undefined;
  if (value.kind !== 'comparison' || !value.caseSensitive || value.negated || !isText(value.of)) return undefined;
  const texts = value.with.filter(candidate => typeof candidate === 'string');
  return texts.length === value.with.length ? texts : undefined;
}

const MEANS_ON: readonly string[] = ['true', 'yes', 'on', 'y', 't', '1'];
